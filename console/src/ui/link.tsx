import { Anchor, Button, type ButtonProps, NavLink } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

/** Mantine's parts as typed router links: the address and its parameters are checked by the compiler. */
export const LinkAnchor = createLink(Anchor<'a'>);
export const LinkButton = createLink(AnchorButton);
export const LinkNav = createLink(NavLink<'a'>);

type AnchorButtonProps = ButtonProps & Omit<ComponentPropsWithRef<'a'>, keyof ButtonProps>;

/** Looks like a button and is a link: it can be opened in a new tab, and is read out as what it is. */
function AnchorButton(props: AnchorButtonProps) {
  return <Button component="a" {...props} />;
}

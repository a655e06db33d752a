import { Anchor, Button, NavLink } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** Mantine's parts as typed router links: the address and its parameters are checked by the compiler. */
export const LinkAnchor = createLink(Anchor<'a'>);
export const LinkButton = createLink(Button<'a'>);
export const LinkNav = createLink(NavLink<'a'>);

import { Anchor, type AnchorProps, Button, type ButtonProps, NavLink, Text, Tooltip } from '@mantine/core';
import { createLink, useRouter } from '@tanstack/react-router';
import { type ComponentPropsWithRef, useContext } from 'react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { MeContext } from '../session/me-context.js';
import { type Ability, can, roleNames, rolesWith } from '../session/roles.js';
import { uiMessages } from './messages.js';

/**
 * Mantine's parts as typed router links: the address and its parameters are checked by the compiler. To a page that is
 * closed to the person, words stay words and a button says what it takes.
 */
export const LinkAnchor = createLink(OpenAnchor);
export const LinkButton = createLink(AnchorButton);
export const LinkNav = createLink(NavLink<'a'>);

type OpenAnchorProps = AnchorProps & Omit<ComponentPropsWithRef<'a'>, keyof AnchorProps>;

function OpenAnchor(props: OpenAnchorProps) {
  const lacking = useLacking(props.href);
  if (lacking === null) return <Anchor {...props} />;
  const { className, children, size, fw, inherit = false } = props;
  return (
    <Text
      component="span"
      inherit={inherit}
      {...(className === undefined ? {} : { className })}
      {...(size === undefined ? {} : { size })}
      {...(fw === undefined ? {} : { fw })}
    >
      {children}
    </Text>
  );
}

type AnchorButtonProps = ButtonProps & Omit<ComponentPropsWithRef<'a'>, keyof ButtonProps>;

/** Looks like a button and is a link: it can be opened in a new tab, and is read out as what it is. */
function AnchorButton(props: AnchorButtonProps) {
  const t = useT(uiMessages);
  const roles = useT(roleNames);
  const formats = useFormats();
  const lacking = useLacking(props.href);
  if (lacking === null) return <Button component="a" {...props} />;
  const needed = formats.list(
    rolesWith(lacking).map((role) => roles[role]),
    'disjunction',
  );
  const { children, variant = 'filled', size, leftSection, mt = 0 } = props;
  return (
    <Tooltip label={t.closedTo(needed)} events={{ hover: true, focus: true, touch: true }}>
      <Button
        aria-disabled
        data-disabled
        variant={variant}
        leftSection={leftSection}
        mt={mt}
        {...(size === undefined ? {} : { size })}
      >
        {children}
      </Button>
    </Tooltip>
  );
}

/** What the person lacks to open that address of the console; null: nothing, or nobody is signed in. */
function useLacking(href: string | undefined): Ability | null {
  const me = useContext(MeContext);
  const router = useRouter();
  if (me === null || href === undefined || !href.startsWith('/')) return null;
  const [routes] = router.getMatchedRoutes(href.replace(/[?#].*$/u, ''));
  const needed = routes.map((route) => route.options.staticData?.ability);
  return needed.find((ability) => ability !== undefined && !can(me, ability)) ?? null;
}

import { AppShell, Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import { trpc } from '../api/trpc.js';
import type { Me } from '../api/types.js';
import { useLocale, useT } from '../i18n/locale-provider.js';
import { MeContext } from '../session/me-context.js';
import { can } from '../session/roles.js';
import { Tour } from '../tour/tour.js';
import { Forbidden } from '../ui/forbidden.js';
import { Commands } from './commands/commands.js';
import { ConnectionBanner } from './connection-banner.js';
import { DemoRibbon } from './demo-ribbon.js';
import classes from './layout.module.css';
import { LocaleSwitch } from './locale-switch.js';
import { Logo } from './logo.js';
import { layoutMessages } from './messages.js';
import { Navigation } from './navigation.js';
import { SchemeMenu } from './scheme-menu.js';
import { SessionExpired } from './session-expired.js';
import { UserMenu } from './user-menu.js';

interface SignedInLayoutProps {
  readonly me: Me;
}

/** The frame of every page behind the sign-in: menu on the side, company and settings on top. */
export function SignedInLayout({ me }: SignedInLayoutProps) {
  const t = useT(layoutMessages);
  const [opened, { toggle, close }] = useDisclosure(false);
  const rail = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.navigation === 'rail') });
  // What the person may not see is not asked for.
  const closed = useMatches({
    select: (matches) =>
      matches.map(({ staticData }) => staticData.ability).find((one) => one !== undefined && !can(me, one)),
  });
  const { setCurrency } = useLocale();
  const about = useQuery(trpc.meta.about.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const currency = about.data?.currency;
  useEffect(() => {
    if (currency !== undefined) setCurrency(currency);
  }, [currency, setCurrency]);
  return (
    <MeContext value={me}>
      <a href="#content" className={classes.skip}>
        {t.skip}
      </a>
      <AppShell
        layout="alt"
        header={{ height: 54 }}
        navbar={{ width: rail ? { sm: 61 } : { sm: 226 }, breakpoint: 'sm', collapsed: { mobile: !opened } }}
        padding={0}
      >
        <AppShell.Header className={classes.header} data-pane>
          <div className={classes.bar}>
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t.openMenu} />
            <span className={classes.company}>{me.company.name}</span>
            <DemoRibbon />
            <span className={classes.spacer} />
            <Commands />
            <LocaleSwitch />
            <SchemeMenu />
            <UserMenu />
          </div>
        </AppShell.Header>
        <AppShell.Navbar className={classes.navbar} data-pane data-rail={rail || undefined} withBorder>
          <Link to="/" className={classes.logo} onClick={close}>
            <Logo />
            <span className={classes.wide}>Encours</span>
          </Link>
          <Navigation rail={rail} onNavigate={close} />
        </AppShell.Navbar>
        <AppShell.Main className={classes.main} id="content" tabIndex={-1} data-pane data-tall={rail || undefined}>
          <ConnectionBanner />
          <Tour />
          {closed === undefined ? <Outlet /> : <Forbidden ability={closed} wholePage />}
        </AppShell.Main>
      </AppShell>
      <SessionExpired />
    </MeContext>
  );
}

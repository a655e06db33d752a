import { Title, VisuallyHidden } from '@mantine/core';
import { useEffect } from 'react';
import { useT } from '../../i18n/locale-provider.js';
import { LocaleSwitch } from '../../layout/locale-switch.js';
import { Logo } from '../../layout/logo.js';
import { SchemeMenu } from '../../layout/scheme-menu.js';
import { signInMessages } from './messages.js';
import { OidcButton } from './oidc-button.js';
import { signInRoute } from './routes.js';
import { safeNext } from './safe-next.js';
import classes from './sign-in.module.css';
import { SignInForm } from './sign-in-form.js';

/** The door: language first, then who you are. */
export default function SignInPage() {
  const t = useT(signInMessages);
  const { next, refused } = signInRoute.useSearch();
  useEffect(() => {
    document.title = `${t.title} · Encours`;
  }, [t]);
  return (
    <div className={classes.screen}>
      <aside className={classes.brand}>
        <div className={classes.wordmark}>
          <Logo size={34} inverted />
          Encours
        </div>
        <p className={classes.promise}>{t.promise}</p>
        <Ledger />
      </aside>
      <main className={classes.panel}>
        <div className={classes.settings}>
          <LocaleSwitch />
          <SchemeMenu />
        </div>
        <div className={classes.form}>
          <Title order={1}>{t.title}</Title>
          <VisuallyHidden>Encours</VisuallyHidden>
          <OidcButton refused={refused !== undefined} next={safeNext(next)} />
          <SignInForm next={next} />
        </div>
      </main>
    </div>
  );
}

/** Five steps of a rating, drawn large: decoration only. */
function Ledger() {
  return (
    <svg className={classes.ledger} viewBox="0 0 400 220" aria-hidden preserveAspectRatio="xMinYMax meet">
      {[0.34, 0.62, 1, 0.48, 0.2].map((share, index) => (
        <rect
          key={share}
          x={index * 80}
          y={220 - share * 200}
          width="66"
          height={share * 200}
          rx="8"
          fill="#fff"
          opacity={0.07 + index * 0.018}
        />
      ))}
    </svg>
  );
}

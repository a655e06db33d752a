import { Title } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Fragment, type ReactNode, useEffect } from 'react';
import { useT } from '../i18n/locale-provider.js';
import { uiMessages } from './messages.js';
import classes from './page.module.css';

interface PageHeaderProps {
  readonly title: string;
  /** The answer to the one question of the page, in a sentence. */
  readonly answer?: ReactNode;
  /** A badge or two beside the title. */
  readonly badges?: ReactNode;
  readonly actions?: ReactNode;
  /** Links to the pages above this one. */
  readonly crumbs?: readonly ReactNode[];
}

/** Title, the page's answer in one sentence, and its actions. Also names the browser tab. */
export function PageHeader({ title, answer, badges, actions, crumbs = [] }: PageHeaderProps) {
  const t = useT(uiMessages);
  useEffect(() => {
    document.title = `${title} · Encours`;
  }, [title]);
  return (
    <header className={classes.header}>
      <div className={classes.heading}>
        {crumbs.length > 0 && (
          <nav className={classes.crumbs} aria-label={t.path}>
            {crumbs.map((crumb, index) => (
              <Fragment key={index}>
                {index > 0 && <IconChevronRight size={14} aria-hidden />}
                {crumb}
              </Fragment>
            ))}
          </nav>
        )}
        <div className={classes.titleRow}>
          <Title order={1}>{title}</Title>
          {badges}
        </div>
        {answer !== undefined && <div className={classes.answer}>{answer}</div>}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}

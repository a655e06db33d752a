import { Drawer, Group } from '@mantine/core';
import { Fragment } from 'react';
import { useFormats, useT } from '../../i18n/locale-provider.js';
import { uiMessages } from '../../ui/messages.js';
import { nameAction } from './actions.js';
import classes from './audit.module.css';
import type { AuditRow } from './audit-table.js';
import { actionMessages, auditMessages } from './messages.js';
import { SubjectLink } from './subject-link.js';

interface AuditDetailsProps {
  /** Null: closed. */
  readonly row: AuditRow | null;
  readonly onClose: () => void;
}

/** All of one row, its digests included. */
export function AuditDetails({ row, onClose }: AuditDetailsProps) {
  const t = useT(auditMessages);
  const ui = useT(uiMessages);
  const actions = useT(actionMessages);
  const formats = useFormats();
  return (
    <Drawer.Root opened={row !== null} onClose={onClose} position="right" size="lg">
      <Drawer.Overlay />
      <Drawer.Content>
        {/* Mantine's own header would be a second banner of the page. */}
        <Group justify="space-between" px="lg" py="md">
          <Drawer.Title fw={620} fz="lg">
            {row === null ? '' : t.open(formats.number(row.seq))}
          </Drawer.Title>
          <Drawer.CloseButton aria-label={ui.close} />
        </Group>
        <Drawer.Body px="lg">
          {row !== null && (
            <dl className={classes.details}>
              <dt>{t.what}</dt>
              <dd>{nameAction(row.action, actions)}</dd>
              <dt>{t.when}</dt>
              <dd>{formats.dateTime(row.at)}</dd>
              <dt>{t.who}</dt>
              <dd>{row.actor.name}</dd>
              <dt>{t.subject}</dt>
              <dd className={classes.mono}>
                <SubjectLink subject={row.subject} action={row.action} names={row.names} />
              </dd>
              {Object.entries(row.details).map(([key, value]) => (
                <Fragment key={key}>
                  <dt className={classes.mono}>{key}</dt>
                  <dd className={classes.mono}>
                    {typeof value === 'string' ? (row.names[value] ?? value) : JSON.stringify(value)}
                  </dd>
                </Fragment>
              ))}
              <dt>{t.hash}</dt>
              <dd className={classes.mono}>{row.hash}</dd>
              <dt>{t.prevHash}</dt>
              <dd className={classes.mono}>{row.prevHash}</dd>
            </dl>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

import { Accordion, Anchor, Text } from '@mantine/core';
import { downloadText } from '../../../charts/download.js';
import { useFormats, useLocale, useT, useText } from '../../../i18n/locale-provider.js';
import { Section } from '../../../ui/section.js';
import type { Field, Kind } from '../fields.js';
import classes from './import.module.css';
import { importMessages } from './messages.js';

interface KindsSectionProps {
  readonly kinds: readonly Kind[];
}

/** What can be imported: for each kind of file what a row is, its columns, and a small file to look at. */
export function KindsSection({ kinds }: KindsSectionProps) {
  const t = useT(importMessages);
  const text = useText();
  return (
    <Section title={t.kinds} note={t.kindsNote}>
      <Accordion variant="contained" order={3}>
        {kinds.map((kind) => (
          <Accordion.Item key={kind.kind} value={kind.kind}>
            <Accordion.Control>
              <Text fw={600}>{text(kind.label)}</Text>
              <Text size="sm" c="dimmed">
                {text(kind.row)}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              <KindColumns kind={kind} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Section>
  );
}

function KindColumns({ kind }: { readonly kind: Kind }) {
  const t = useT(importMessages);
  const text = useText();
  const formats = useFormats();
  const { locale } = useLocale();
  const label = text(kind.label);
  const names = (fields: readonly Field[]) => formats.list(fields.map((field) => text(field.label)));
  const download = () =>
    downloadText(t.exampleName(kind.kind.toLowerCase()), kind.example[locale], 'text/csv;charset=utf-8');
  return (
    <dl className={classes.kind}>
      <dt>{t.needs}</dt>
      <dd>{names(kind.required)}</dd>
      {kind.optional.length > 0 && (
        <>
          <dt>{t.may}</dt>
          <dd>{names(kind.optional)}</dd>
        </>
      )}
      {kind.rules.length > 0 && (
        <>
          <dt>{t.rules}</dt>
          {kind.rules.map((rule) => (
            <dd key={rule.en}>{text(rule)}</dd>
          ))}
        </>
      )}
      <dt>{t.example}</dt>
      <dd>
        <Anchor component="button" type="button" size="sm" onClick={download} aria-label={t.exampleOf(label)}>
          {t.exampleName(kind.kind.toLowerCase())}
        </Anchor>
      </dd>
    </dl>
  );
}

import type { Application, FactValue, Scorecard } from '@encours/engine';
import { Accordion, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useT, useText } from '../../../i18n/locale-provider.js';
import { type FactStatus, withAbsentFact, withFact } from './case-application.js';
import { FactField } from './fact-field.js';
import { groupFacts } from './fact-groups.js';
import { previewMessages } from './messages.js';
import classes from './preview.module.css';

interface FactsFormProps {
  readonly scorecard: Scorecard;
  readonly application: Application;
  /** The case as it was stored, to show what has been edited. */
  readonly original: Application;
  readonly onChange: (change: (application: Application) => Application) => void;
}

/** Every fact that the scorecard reads, by source. */
export function FactsForm({ scorecard, application, original, onChange }: FactsFormProps) {
  const t = useT(previewMessages);
  const text = useText();
  const [query, setQuery] = useState('');
  const onValue = useCallback(
    (name: string, value: FactValue | null) => onChange((old) => withFact(old, name, value)),
    [onChange],
  );
  const onAbsent = useCallback(
    (name: string, status: Exclude<FactStatus, 'present'>) => onChange((old) => withAbsentFact(old, name, status)),
    [onChange],
  );
  const groups = groupFacts(scorecard.facts, query, ({ label }) => text(label));
  const prefixes = groups.map(({ prefix }) => prefix);
  const [opened, setOpened] = useState<string[]>(['pay', 'fin']);
  return (
    <div>
      <TextInput
        size="xs"
        aria-label={t.searchFacts}
        placeholder={t.searchFacts}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        mb="xs"
      />
      {groups.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.noFact}
        </Text>
      )}
      <Accordion
        multiple
        variant="filled"
        // A search opens everything that it found.
        value={query.trim() === '' ? opened : prefixes}
        onChange={setOpened}
        classNames={{
          item: classes.group ?? '',
          control: classes.groupControl ?? '',
          content: classes.groupContent ?? '',
        }}
      >
        {groups.map((group) => (
          <Accordion.Item key={group.prefix} value={group.prefix}>
            <Accordion.Control>
              {groupName(group.prefix)} <span className={classes.count}>{group.facts.length}</span>
            </Accordion.Control>
            <Accordion.Panel>
              <div className={classes.facts}>
                {group.facts.map(({ name, definition }) => (
                  <FactField
                    key={name}
                    name={name}
                    definition={definition}
                    input={application.facts[name]}
                    edited={application.facts[name] !== original.facts[name]}
                    currency={scorecard.about.currency}
                    onValue={onValue}
                    onAbsent={onAbsent}
                  />
                ))}
              </div>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </div>
  );

  function groupName(prefix: string): string {
    const known = PREFIXES.find((candidate) => candidate === prefix);
    return known === undefined ? t.otherFacts : t[known];
  }
}

const PREFIXES = ['registry', 'legal', 'fin', 'pay', 'ext', 'ins', 'rel', 'rep', 'sector', 'pf'] as const;

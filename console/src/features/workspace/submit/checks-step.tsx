import type { Diagnostic, Policy } from '@encours/engine';
import { Checkbox, List, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconInfoCircle, IconLoader } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT, useText } from '../../../i18n/locale-provider.js';
import { NamedText } from '../../../policy/named-text.js';
import { useNameWords } from '../../../policy/use-name-words.js';
import type { Impact } from '../preview/impact.js';
import { submitMessages } from './messages.js';
import classes from './submit.module.css';

interface ChecksStepProps {
  readonly warnings: readonly Diagnostic[];
  /** Its words stand for the names in warnings. */
  readonly policy: Policy | null;
  readonly impact: Impact | null;
  /** Positions of the warnings that have been confirmed. */
  readonly read: ReadonlySet<number>;
  readonly onRead: (read: ReadonlySet<number>) => void;
}

/** Errors, tests, and each warning confirmed by itself. */
export function ChecksStep({ warnings, policy, impact, read, onRead }: ChecksStepProps) {
  const t = useT(submitMessages);
  const text = useText();
  const wordsAt = useNameWords(policy?.scorecard ?? null);
  return (
    <Stack gap="sm" pt="md">
      <Line icon={<IconCircleCheck size={18} className={classes.good} aria-hidden />}>{t.noError}</Line>
      <Tests impact={impact} />
      {warnings.length > 0 && (
        <fieldset className={classes.warnings}>
          <legend>{t.warningsToRead}</legend>
          <Stack gap="xs">
            {warnings.map((warning, index) => (
              <Checkbox
                key={index}
                label={<NamedText message={text(warning.message)} wordOf={wordsAt(warning.path)} />}
                checked={read.has(index)}
                onChange={(event) => onRead(toggled(read, index, event.currentTarget.checked))}
              />
            ))}
          </Stack>
        </fieldset>
      )}
    </Stack>
  );
}

interface TestsProps {
  readonly impact: Impact | null;
}

function Tests({ impact }: TestsProps) {
  const t = useT(submitMessages);
  if (impact === null) return <Line icon={<IconLoader size={18} aria-hidden />}>{t.testsRunning}</Line>;
  if (impact.failed.length > 0) {
    return (
      <Line icon={<IconCircleX size={18} className={classes.bad} aria-hidden />}>
        {t.testsFailed(impact.failed.length)}
        <List size="sm">
          {impact.failed.map(({ key, name }) => (
            <List.Item key={key}>{name}</List.Item>
          ))}
        </List>
      </Line>
    );
  }
  return (
    <>
      {impact.tests > 0 ? (
        <Line icon={<IconCircleCheck size={18} className={classes.good} aria-hidden />}>
          {t.testsPassed(impact.tests)}
        </Line>
      ) : (
        <Line icon={<IconInfoCircle size={18} aria-hidden />}>{t.noTest}</Line>
      )}
      {impact.cases.length > 0 && (
        <Line icon={<IconInfoCircle size={18} aria-hidden />}>
          {t.casesChanged(impact.changed.length, impact.cases.length)}
        </Line>
      )}
    </>
  );
}

interface LineProps {
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function Line({ icon, children }: LineProps) {
  return (
    <div className={classes.line}>
      {icon}
      <Text size="sm" component="div">
        {children}
      </Text>
    </div>
  );
}

/** The set with one member put in or taken out. */
export function toggled(set: ReadonlySet<number>, member: number, present: boolean): ReadonlySet<number> {
  const next = new Set(set);
  if (present) next.add(member);
  else next.delete(member);
  return next;
}

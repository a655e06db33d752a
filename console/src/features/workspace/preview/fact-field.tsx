import type { FactDefinition, FactInput, FactValue } from '@encours/engine';
import { ActionIcon, Menu, NativeSelect, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { memo } from 'react';
import { useFormats, useT, useText } from '../../../i18n/locale-provider.js';
import { DateField } from '../../../ui/date-field.js';
import { NumberField } from '../../../ui/number-field.js';
import { type FactStatus, viewFact } from './case-application.js';
import { previewMessages } from './messages.js';
import classes from './preview.module.css';

interface FactFieldProps {
  readonly name: string;
  readonly definition: FactDefinition;
  readonly input: FactInput | undefined;
  readonly edited: boolean;
  readonly currency: string;
  readonly onValue: (name: string, value: FactValue | null) => void;
  readonly onAbsent: (name: string, status: Exclude<FactStatus, 'present'>) => void;
}

/** One fact of the case: its value in the unit people think in, or the way in which it is absent. */
export const FactField = memo(function FactField(props: FactFieldProps) {
  const { name, definition, input, edited, onAbsent } = props;
  const t = useT(previewMessages);
  const text = useText();
  const formats = useFormats();
  const view = viewFact(input);
  const label = text(definition.label);
  const absences = {
    missing: t.missing,
    confidential: t.confidential,
    notApplicable: t.notApplicable,
    stale: t.stale_,
  };
  return (
    <div className={classes.fact} data-edited={edited || undefined}>
      <FactInputControl
        {...props}
        label={label}
        value={view.value}
        placeholder={view.status === 'present' ? '' : absences[view.status]}
        description={
          [view.asOf === null ? null : t.asOf(formats.date(view.asOf)), view.source, edited ? t.changedFact : null]
            .filter((part) => part !== null)
            .join(' · ') || undefined
        }
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon className={classes.factMenu} aria-label={t.factMenu(label)} size="md">
            <IconDots size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {(['missing', 'confidential', 'notApplicable'] as const).map((status) => (
            <Menu.Item
              key={status}
              role="menuitemradio"
              aria-checked={view.status === status}
              onClick={() => onAbsent(name, status)}
            >
              {absences[status]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
});

interface FactInputControlProps extends Pick<FactFieldProps, 'name' | 'definition' | 'currency' | 'onValue'> {
  readonly label: string;
  readonly value: FactValue | null;
  readonly placeholder: string;
  readonly description: string | undefined;
}

function FactInputControl(props: FactInputControlProps) {
  const { name, definition, currency, onValue, label, value, placeholder, description } = props;
  const t = useT(previewMessages);
  const text = useText();
  const shared = {
    label,
    size: 'xs',
    className: classes.factInput,
    ...(description === undefined ? {} : { description }),
  };
  switch (definition.type) {
    case 'money':
      return (
        <NumberField
          {...shared}
          kind="money"
          currency={currency}
          placeholder={placeholder}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onValue(name, next)}
          rightSection={<span className={classes.unit}>{currencySign(currency)}</span>}
          rightSectionPointerEvents="none"
        />
      );
    case 'number':
    case 'integer': {
      const units = {
        days: t.days,
        months: t.months,
        years: t.years,
        percent: t.percent,
        points: t.points,
        ratio: '',
        share: t.share,
        count: '',
      };
      return (
        <NumberField
          {...shared}
          kind={definition.type}
          placeholder={placeholder}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onValue(name, next)}
          rightSection={<span className={classes.unit}>{units[definition.unit]}</span>}
          rightSectionWidth={46}
          rightSectionPointerEvents="none"
        />
      );
    }
    case 'boolean':
      return (
        <NativeSelect
          {...shared}
          value={value === null ? '' : String(value)}
          onChange={(event) =>
            onValue(name, event.currentTarget.value === '' ? null : event.currentTarget.value === 'true')
          }
          data={[
            { value: '', label: placeholder === '' ? t.missing : placeholder },
            { value: 'true', label: t.yes },
            { value: 'false', label: t.no },
          ]}
        />
      );
    case 'category':
      return (
        <NativeSelect
          {...shared}
          value={value === null ? '' : String(value)}
          onChange={(event) => onValue(name, event.currentTarget.value === '' ? null : event.currentTarget.value)}
          data={[
            { value: '', label: placeholder === '' ? t.missing : placeholder },
            ...definition.values.map((code) => ({
              value: code,
              label: definition.labels?.[code] === undefined ? code : text(definition.labels[code]),
            })),
          ]}
        />
      );
    case 'date':
      return (
        <DateField
          {...shared}
          size="xs"
          clearable
          placeholder={placeholder === '' ? undefined : placeholder}
          value={value === null ? null : String(value)}
          onChange={(next) => onValue(name, next)}
        />
      );
    case 'code':
      return (
        <TextInput
          {...shared}
          placeholder={placeholder}
          value={value === null ? '' : String(value)}
          onChange={(event) => onValue(name, event.currentTarget.value === '' ? null : event.currentTarget.value)}
        />
      );
  }
}

function currencySign(currency: string): string {
  return currency === 'EUR' ? '€' : currency;
}

import type { Scorecard } from '@encours/engine';
import { useFormats, useT, useText } from '../i18n/locale-provider.js';
import { policyMessages } from './messages.js';
import classes from './policy.module.css';

interface LimitFormulasProps {
  readonly scorecard: Scorecard;
}

/** The components of the limit as formulas, and how they combine. */
export function LimitFormulas({ scorecard }: LimitFormulasProps) {
  const t = useT(policyMessages);
  const text = useText();
  const formats = useFormats();
  const { components, combine, roundDownToMinor } = scorecard.limit;
  return (
    <dl className={classes.formulas}>
      {components.map((component) => (
        <div key={component.id}>
          <dt>{text(component.label)}</dt>
          <dd>
            <code>
              {component.id} = {component.formula}
            </code>
          </dd>
        </div>
      ))}
      <div data-result>
        <dt>
          {t.combine}, {t.rounding(formats.money(roundDownToMinor, scorecard.about.currency))}
        </dt>
        <dd>
          <code>{combine}</code>
        </dd>
      </div>
    </dl>
  );
}

import { capitalise, type Decision, describeOffer } from '@encours/engine';
import { IconCircleCheck, IconDiamonds, IconOctagonMinus } from '@tabler/icons-react';
import { useFormats, useLocale, useT, useText } from '../i18n/locale-provider.js';
import { RatingMark } from '../ui/status-badge.js';
import classes from './decision.module.css';
import { decisionMessages } from './messages.js';

const ICONS = { approve: IconCircleCheck, refer: IconDiamonds, decline: IconOctagonMinus } as const;

interface DecisionHeadlineProps {
  readonly decision: Decision;
}

/** The answer: outcome, limit, and on which terms, by whose authority. */
export function DecisionHeadline({ decision }: DecisionHeadlineProps) {
  const t = useT(decisionMessages);
  const formats = useFormats();
  const text = useText();
  const { locale } = useLocale();
  const { limit, currency } = decision;
  const Icon = ICONS[decision.outcome];
  const offer = describeOffer(decision.terms, locale);
  const limitName = {
    granted: t.limitGranted,
    proposed: t.limitProposed,
    unavailable: t.limitUnavailable,
  }[limit.status];
  return (
    <div className={classes.headline} data-outcome={decision.outcome}>
      <div className={classes.outcome}>
        <Icon size={22} aria-hidden />
        {t[decision.outcome]}
      </div>
      <div className={classes.limit}>
        <span className={classes.limitName}>{limitName}</span>
        <span className={classes.limitAmount}>
          {limit.amountMinor === null ? t.limitUnavailableNote : formats.money(limit.amountMinor, currency)}
        </span>
        <span className={classes.limitAsked}>{t.forRequested(formats.money(limit.requestedMinor, currency))}</span>
      </div>
      <dl className={classes.keyFacts}>
        <div>
          <dt>{t.rating}</dt>
          <dd>
            <RatingMark rating={decision.rating} />
            <span className={classes.small}>{text(decision.ratingLabel)}</span>
            {decision.rating !== decision.scoreRating && (
              <span className={classes.small}>{t.ratingHeld(decision.scoreRating)}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t.score}</dt>
          <dd>{formats.number(decision.score)}</dd>
        </div>
        <div data-wide>
          <dt>{t.terms}</dt>
          <dd>{capitalise(offer)}</dd>
        </div>
        <div>
          <dt>{t.authority}</dt>
          <dd>
            {text(decision.authority.label)}
            {decision.authority.fourEyes && <span className={classes.small}>{t.fourEyes}</span>}
          </dd>
        </div>
        <div>
          <dt>{t.review}</dt>
          <dd>{formats.date(decision.review.on)}</dd>
        </div>
        {decision.defaultProbability !== null && (
          <div>
            <dt>{t.defaultProbability}</dt>
            <dd>{formats.percent(decision.defaultProbability, 2)}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

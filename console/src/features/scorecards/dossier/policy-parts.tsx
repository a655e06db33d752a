import { describeOffer, type Scorecard } from '@encours/engine';
import { useFormats, useLocale, useT, useText } from '../../../i18n/locale-provider.js';
import { policyMessages } from '../../../policy/messages.js';
import { nameEffect } from '../../../policy/name-effect.js';
import { useConditionWords } from '../../../policy/use-condition-words.js';
import { useEntryRows } from '../../../policy/use-entry-rows.js';
import { weighCharacteristics } from '../../../policy/weights.js';
import { statusMessages } from '../../../ui/messages.js';
import { dossierMessages } from './messages.js';

interface PolicyPartsProps {
  readonly scorecard: Scorecard;
}

/** What the scorecard says, from its purpose to who may grant what. */
export function PolicyParts({ scorecard }: PolicyPartsProps) {
  const t = useT(dossierMessages);
  const text = useText();
  return (
    <>
      <section>
        <h2>{t.purpose}</h2>
        <p>{text(scorecard.about.intendedUse)}</p>
      </section>
      <Ratings scorecard={scorecard} />
      <Characteristics scorecard={scorecard} />
      <Rules scorecard={scorecard} />
      <Limit scorecard={scorecard} />
      <Delegation scorecard={scorecard} />
      <section>
        <h2>{t.benchmarks}</h2>
        {scorecard.benchmarks.length === 0 ? (
          <p>{t.noBenchmarks}</p>
        ) : (
          <ul>
            {scorecard.benchmarks.map(({ id, version, digest }) => (
              <li key={id}>
                {id}@{version} <code>{digest}</code>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Ratings({ scorecard }: PolicyPartsProps) {
  const t = useT(dossierMessages);
  const policy = useT(policyMessages);
  const status = useT(statusMessages);
  const text = useText();
  const formats = useFormats();
  const { locale } = useLocale();
  const { ratings, terms, review, dunning, baseScore, completeness } = scorecard;
  const scores = (from: number | null, above: number | null): string => {
    if (from === null) return policy.below(formats.number(above ?? 0));
    if (above === null) return policy.atLeast(formats.number(from));
    return policy.between(formats.number(from), formats.number(above - 1));
  };
  return (
    <section>
      <h2>{t.ratings}</h2>
      <p className="lead">
        {policy.ratingsNote(formats.number(baseScore), formats.percent(completeness.minimumShare, 0))}
      </p>
      <table>
        <thead>
          <tr>
            <th>{policy.rating}</th>
            <th>{policy.scoreRange}</th>
            <th>{policy.outcome}</th>
            <th>{policy.terms}</th>
            <th>{policy.review}</th>
            <th>{t.dunning}</th>
          </tr>
        </thead>
        <tbody>
          {ratings.map(({ rating, from, label, outcome }, index) => {
            const strategy = dunning.strategies.find(({ id }) => id === dunning.strategyByRating[rating - 1]);
            return (
              <tr key={rating}>
                <th scope="row">{t.rating(rating, text(label))}</th>
                <td>{scores(from, ratings[index - 1]?.from ?? null)}</td>
                <td>{status[outcome]}</td>
                <td>
                  {terms.offers
                    .filter((offer) => offer.rating === rating)
                    .map(({ offer, segment }) => (
                      <div key={segment ?? ''}>
                        {describeOffer(offer, locale)}
                        {segment !== null && ` (${policy.segmentOf} ${segment})`}
                      </div>
                    ))}
                </td>
                <td>{policy.months(review.monthsByRating[rating - 1] ?? 0)}</td>
                <td>{strategy === undefined ? '' : text(strategy.label)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Characteristics({ scorecard }: PolicyPartsProps) {
  const t = useT(dossierMessages);
  const policy = useT(policyMessages);
  const text = useText();
  const formats = useFormats();
  const listRows = useEntryRows();
  return (
    <section>
      <h2>{t.characteristics}</h2>
      <p className="lead">{policy.characteristicsNote}</p>
      <div className="columns">
        {weighCharacteristics(scorecard).map(({ characteristic, share }) => (
          <div key={characteristic.id} className="keep">
            <h3>{text(characteristic.label)}</h3>
            <p className="quiet lead">{t.weightOf(policy[characteristic.theme], formats.percent(share))}</p>
            <table>
              <thead>
                <tr>
                  <th>{t.found}</th>
                  <th className="number">{policy.points}</th>
                </tr>
              </thead>
              <tbody>
                {listRows(scorecard, characteristic).map((row) => (
                  <tr key={row.key}>
                    <td>{row.name}</td>
                    <td className="number">{formats.signed(row.points)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </div>
    </section>
  );
}

function Rules({ scorecard }: PolicyPartsProps) {
  const t = useT(dossierMessages);
  const policy = useT(policyMessages);
  const text = useText();
  const formats = useFormats();
  const say = useConditionWords();
  return (
    <section>
      <h2>{t.rules}</h2>
      {scorecard.rules.length === 0 ? (
        <p>{t.noRules}</p>
      ) : (
        <>
          <p className="lead">{policy.rulesNote}</p>
          <table>
            <thead>
              <tr>
                <th>{t.reason}</th>
                <th>{t.condition}</th>
                <th>{t.effect}</th>
              </tr>
            </thead>
            <tbody>
              {scorecard.rules.map((rule) => (
                <tr key={rule.id}>
                  <td>{text(rule.reason.text)}</td>
                  <td>{say(scorecard, rule.when)}</td>
                  <td>
                    {[
                      ...rule.effects.map((effect) => nameEffect(effect, scorecard.about.currency, policy, formats)),
                      ...(rule.ifUnknown === 'refer' ? [policy.referIfUnknown] : []),
                    ].join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function Limit({ scorecard }: PolicyPartsProps) {
  const t = useT(dossierMessages);
  const policy = useT(policyMessages);
  const text = useText();
  const formats = useFormats();
  const { components, combine, roundDownToMinor } = scorecard.limit;
  return (
    <section>
      <h2>{t.limit}</h2>
      <table>
        <thead>
          <tr>
            <th>{t.component}</th>
            <th>{t.formula}</th>
          </tr>
        </thead>
        <tbody>
          {components.map(({ id, label, formula }) => (
            <tr key={id}>
              <th scope="row">{text(label)}</th>
              <td>
                <code>
                  {id} = {formula}
                </code>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              {policy.combine}, {policy.rounding(formats.money(roundDownToMinor, scorecard.about.currency))}
            </th>
            <td>
              <code>{combine}</code>
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Delegation({ scorecard }: PolicyPartsProps) {
  const t = useT(dossierMessages);
  const policy = useT(policyMessages);
  const text = useText();
  const formats = useFormats();
  const { about, delegation, ratings } = scorecard;
  const amount = (minor: number | null | undefined): string => {
    if (minor == null) return policy.unlimited;
    return minor === 0 ? policy.nothing : formats.money(minor, about.currency);
  };
  return (
    <section className="keep">
      <h2>{t.delegation}</h2>
      <p className="lead">
        {policy.delegationNote(delegation.approvalValidDays, formats.percent(delegation.insuredCountsAt, 0))}{' '}
        {delegation.fourEyesAboveMinor !== null &&
          policy.fourEyes(formats.money(delegation.fourEyesAboveMinor, about.currency))}
      </p>
      <table>
        <thead>
          <tr>
            <th>{policy.level}</th>
            {ratings.map(({ rating }) => (
              <th key={rating} className="number">
                {policy.rating} {rating}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {delegation.levels.map((level) => (
            <tr key={level.role}>
              <th scope="row">{text(level.label)}</th>
              {ratings.map(({ rating }) => (
                <td key={rating} className="number">
                  {amount(level.maxMinor[rating - 1])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { describe, expect, it } from 'vitest';
import { LOCALES } from '../kernel/text.js';
import type { Condition, Scorecard } from '../scorecard/schema.js';
import { EXAMPLE_SCORECARD, exampleApplication, examplePolicy } from '../testing/example-policy.js';
import { createDecider } from './decide.js';
import { describeOffer, explainDecision } from './explain.js';
import { customerLetter, formatLetter } from './letter.js';

const decider = createDecider(examplePolicy());
const decide = (changes: Parameters<typeof exampleApplication>[0]) => decider.decide(exampleApplication(changes));

/** An explanation as one text. */
async function explain(changes: Parameters<typeof exampleApplication>[0], locale: 'fr' | 'en'): Promise<string> {
  const paragraphs = explainDecision(await decide(changes), locale, null);
  return paragraphs.map(({ text, items }) => [text, ...items.map((item) => `- ${item}`)].join('\n')).join('\n');
}

describe('explainDecision', () => {
  it('explains an approval in French', async () => {
    expect(await explain({}, 'fr')).toBe(
      [
        'La demande est accordée\u00a0: cote 1 (Très faible), note 580.',
        'Rien ne parle contre la demande.',
        'Limite accordée\u00a0: 50\u202f000\u00a0€, pour un encours demandé de 10\u202f000\u00a0€. Elle est déterminée par «\u00a0Fonds propres\u00a0» (50\u202f000\u00a0€).',
        'Conditions de paiement\u00a0: 45\u00a0jours fin de mois (fin du mois de facture, puis 45\u00a0jours).',
        'Cet encours (10\u202f000\u00a0€ au regard de la délégation) relève de la décision automatique. Un accord vaut jusqu’au 1er\u00a0mai 2026.',
        'Prochain examen du dossier\u00a0: 31\u00a0janvier 2027.',
      ].join('\n'),
    );
  });

  it('explains a referral with its rule, its limit and who signs, in English', async () => {
    const facts = { 'legal.protests': 2, 'pay.delay': undefined };
    expect(await explain({ facts, request: { amountMinor: 6_000_000 } }, 'en')).toBe(
      [
        'The request needs a review by a person: level of risk 3 (Medium), score 550. The score alone would give level 2; a rule holds it at 3.',
        'What weighs most, in order of importance:',
        '- Recent protest.',
        '- The exposure asked for (€60,000) is above the limit that is possible (€10,000).',
        '- An exposure of €60,000 at this level of risk is for a person to grant: Credit committee.',
        '67.9% of the weight of the score is known; depending on the rest it would lie between 490 and 580.',
        'Limit that the computation would allow: €10,000, for an exposure of €60,000. It is determined by the rule “Recent protest”.',
        'Terms of payment: 30\u00a0days net.',
        'For this exposure (€60,000 under the delegation) the authority is: Credit committee. Two signatures are needed. An approval is valid until 1\u00a0May 2026.',
        'Next review of the file: 31\u00a0July 2026.',
      ].join('\n'),
    );
  });

  it('says what would have to change', async () => {
    const text = await explain({ facts: { 'pay.delay': 12 } }, 'fr');
    expect(text).toContain('Pour atteindre la cote 1, un seul changement suffirait\u00a0:');
    expect(text).toContain(
      '- Retard moyen\u00a0: moins de 5\u00a0jours (aujourd’hui\u00a0: 12\u00a0jours), +50\u00a0points.',
    );
  });

  it('says that a limit could not be computed', async () => {
    const text = await explain({ facts: { 'fin.equity': undefined } }, 'fr');
    expect(text).toContain('Le plafond n’a pas pu être calculé, faute d’information.');
  });

  it.each(LOCALES)('leaves no hole in any sentence (%s)', async (locale) => {
    for (const facts of [
      {},
      { 'legal.proceeding': 'liquidation' },
      { 'fin.equity': -5 },
      { 'registry.naturalPerson': undefined },
    ]) {
      expect(await explain({ facts }, locale)).not.toMatch(/undefined|null|NaN|\[object| {2}/);
    }
  });
});

describe('two ways to a better rating', () => {
  const ways = async () => {
    const decision = await decide({ facts: { 'pay.delay': 12 } });
    const [way] = decision.improvements;
    if (way === undefined) throw new Error('there is no way to a better rating');
    return {
      ...decision,
      improvements: [
        { ...way, actionableOnly: false },
        { ...way, actionableOnly: true },
      ],
    };
  };
  const letter = { companyName: 'A', customerName: 'B', contact: 'c', isNaturalPerson: false };

  it('are told apart by what depends on the customer', async () => {
    const decision = await ways();
    const texts = explainDecision(decision, 'fr', null).filter(({ part }) => part === 'improvements');
    expect(texts.map(({ text }) => text.includes('par ce qui dépend du client'))).toEqual([false, true]);
    const [plain, own] = customerLetter(decision, 'en', letter, null).paragraphs.filter(({ text }) =>
      text.includes('class with'),
    );
    expect(plain?.text).toMatch(/^Your file/);
    expect(own?.text).toMatch(/^By what depends on you, your file/);
  });
});

describe('describeOffer', () => {
  it('adds deposit and guarantee, and tells the two end-of-month computations apart', () => {
    const offer = {
      terms: { kind: 'end_of_month', days: 30, method: 'plus_days_end_of_month' },
      depositPercent: 30,
      guarantee: 'bank_guarantee',
    } as const;
    expect(describeOffer(offer, 'fr')).toBe(
      '30\u00a0jours fin de mois (30\u00a0jours après facture, puis fin du mois), acompte de 30\u00a0% à la commande, avec une garantie bancaire',
    );
    expect(describeOffer(offer, 'en')).toBe(
      '30\u00a0days end of month (30\u00a0days after invoice, then end of month), 30% deposit with the order, with a bank guarantee',
    );
  });
});

describe('customerLetter', () => {
  const parties = {
    companyName: 'Fournitures du Rhône SAS',
    customerName: 'Atelier Martin',
    contact: 'credit@fournitures.example',
    isNaturalPerson: true,
  };
  const refused = { facts: { 'legal.proceeding': 'liquidation', 'pay.delay': 12 } };

  it('is a letter a natural person can be sent', async () => {
    const facts = { ...refused.facts, 'registry.naturalPerson': true };
    expect(formatLetter(customerLetter(await decide({ facts }), 'fr', parties, EXAMPLE_SCORECARD))).toBe(
      [
        'Votre demande de crédit du 31\u00a0janvier 2026',
        'Atelier Martin\nMadame, Monsieur,',
        'Votre demande porte l’encours total à 10\u202f000\u00a0€. Elle est examinée par une personne de notre service crédit, qui vous répondra\u00a0; aucune décision n’est prise à ce stade.',
        'Les principaux éléments qui ont pesé sont\u00a0:\n– Procédure\u00a0: liquidation\n– L’encours demandé (10\u202f000\u00a0€) dépasse le plafond possible (0\u00a0€).\n– Retard moyen\u00a0: 12\u00a0jours',
        'Les informations utilisées sont\u00a0:\n– Endettement net\u00a0: 0,1, favorable\n– Retard moyen\u00a0: 12\u00a0jours, défavorable\n– Procédure\u00a0: liquidation, défavorable',
        'Votre dossier serait mieux classé avec ce seul changement\u00a0:\n– Procédure\u00a0: none (aujourd’hui\u00a0: liquidation)',
        'Cette appréciation additionne des points attribués à chacune de ces informations, selon une grille écrite (Exemple, version 3). Vous avez le droit d’accéder à ces informations et de les faire rectifier, d’obtenir qu’une personne réexamine votre demande, d’exprimer votre point de vue et de contester la décision (articles 15, 16 et 22 du règlement général sur la protection des données). Écrivez-nous\u00a0: credit@fournitures.example.',
        'Nous vous prions d’agréer nos salutations distinguées.\nFournitures du Rhône SAS',
      ].join('\n\n'),
    );
  });

  /** What a letter lists as reasons, with rules that an author wrote for colleagues. */
  const reasonsOf = async (
    conditions: readonly (Condition | { when: Condition; ifUnknown: 'refer' })[],
    changes: Parameters<typeof exampleApplication>[0],
    locale: 'fr' | 'en' = 'en',
  ): Promise<readonly string[]> => {
    const rules = conditions.map((one, index): Scorecard['rules'][number] => ({
      id: `r${index}`,
      ...('when' in one ? one : { when: one, ifUnknown: 'ignore' }),
      effects: [{ type: 'refer' }],
      reason: {
        code: `code_${index}`,
        theme: 'legal',
        text: { fr: 'Au-delà de 3, obtenir la dernière liasse.', en: 'Above 3, obtain the latest accounts.' },
      },
    }));
    const policy = examplePolicy({ rules });
    const decision = await createDecider(policy).decide(exampleApplication(changes));
    const { paragraphs } = customerLetter(decision, locale, parties, policy.scorecard);
    return paragraphs.find(({ text }) => /^(?:The main points|Les principaux)/.test(text))?.items ?? [];
  };
  const protested: Condition = { fact: 'legal.protests', operator: 'greaterThan', value: 0 };

  it('tells what a rule found, and nothing of what its author tells the credit department to do', async () => {
    expect(await reasonsOf([protested], { facts: { 'legal.protests': 2 } })).toEqual(['Protests: 2']);
    expect(await reasonsOf([protested, protested], { facts: { 'legal.protests': 2 } }, 'fr')).toEqual([
      'Protêts\u00a0: 2',
    ]);
    const late: Condition = { fact: 'pay.delay', operator: 'greaterThan', value: 3 };
    const proceeding: Condition = { fact: 'legal.proceeding', operator: 'notEqual', value: 'none' };
    const facts = { 'legal.protests': 2, 'pay.delay': 12 };
    expect(await reasonsOf([{ all: [protested, late] }], { facts })).toEqual([
      'Protests: 2',
      'Average delay: 12\u00a0days',
    ]);
    expect(await reasonsOf([{ any: [proceeding, late] }], { facts: { 'pay.delay': 4 } })).toEqual([
      'Average delay: 4\u00a0days',
    ]);
    expect(await reasonsOf([{ not: { any: [proceeding, { not: late }] } }], { facts: { 'pay.delay': 4 } })).toEqual([
      'Proceeding: none',
      'Average delay: 4\u00a0days',
    ]);
  });

  it('tells a class, an absence and a part of the request by their names', async () => {
    const negative: Condition = { fact: 'gearing.class', operator: 'equal', value: 'negative_equity' };
    expect(await reasonsOf([negative], { facts: { 'fin.equity': -1 } })).toContain(
      'Net gearing: special case (negative equity)',
    );
    const noAccounts: Condition = {
      all: [
        { fact: 'request.total', operator: 'greaterThan', value: 500_000 },
        { fact: 'request.amount', operator: 'greaterThan', value: 1 },
        { fact: 'legal.protests.state', operator: 'notEqual', value: 'present' },
      ],
    };
    expect(await reasonsOf([noAccounts], { facts: { 'legal.protests': undefined } }, 'fr')).toEqual([
      'Encours total demandé\u00a0: 10\u202f000\u00a0€',
      'Montant demandé',
      'Protêts\u00a0: non renseigné',
    ]);
    const undecided: Condition = { all: [protested, noAccounts] };
    expect(
      await reasonsOf([{ when: undecided, ifUnknown: 'refer' }], { facts: { 'legal.protests': undefined } }),
    ).toEqual(['Protests: not available']);
  });

  it('names the subject of a rule over the score alone, or where the scorecard is not at hand', async () => {
    const score: Condition = { fact: 'score', operator: 'greaterThan', value: 0 };
    expect(await reasonsOf([score], {})).toEqual(['Published legal events']);
    const letter = formatLetter(customerLetter(await decide(refused), 'en', parties, null));
    expect(letter).toContain('– Published legal events\n');
    expect(letter).not.toContain('Liquidation opened.');
  });

  it('does not tell how much we need to know', async () => {
    const facts = { 'pay.delay': undefined, 'fin.netDebt': undefined, 'fin.equity': undefined };
    const letter = formatLetter(customerLetter(await decide({ facts }), 'en', parties, EXAMPLE_SCORECARD));
    expect(letter).toContain('– Too little information is available to answer without a review.');
    expect(letter).toContain('– The information available is not enough to set a limit.');
    expect(letter).not.toMatch(/minimum|Own funds/);
  });

  it('tells a company the refusal and what remains possible, without our inner matters', async () => {
    const letter = formatLetter(
      customerLetter(await decide(refused), 'en', { ...parties, isNaturalPerson: false }, null),
    );
    expect(letter).toContain(
      'We cannot grant it on credit. We remain ready to supply you on these terms: payment in advance.',
    );
    expect(letter).toContain('if you would like a person to review your application');
    expect(letter).not.toMatch(/points gained|automatic|committee|level of risk/i);
  });

  it('calls categories and classes by their names, in the language of the reader', async () => {
    const { facts, ratios } = EXAMPLE_SCORECARD;
    const [proceeding, gearing] = [facts['legal.proceeding'], ratios.gearing];
    if (proceeding?.type !== 'category' || gearing === undefined) throw new Error('the example has both');
    const named = createDecider(
      examplePolicy({
        facts: {
          ...facts,
          'legal.proceeding': {
            ...proceeding,
            labels: {
              liquidation: { fr: 'liquidation judiciaire', en: 'winding-up' },
              none: { fr: 'aucune', en: 'none' },
            },
          },
        },
        ratios: {
          ...ratios,
          gearing: {
            ...gearing,
            guards: gearing.guards.map((guard) => ({
              ...guard,
              label: { fr: 'fonds propres négatifs', en: 'negative equity' },
            })),
          },
        },
      }),
    );
    const decision = await named.decide(
      exampleApplication({ facts: { 'legal.proceeding': 'liquidation', 'fin.equity': -1 } }),
    );
    const letter = formatLetter(customerLetter(decision, 'fr', parties, null));
    expect(letter).toContain('– Endettement net\u00a0: fonds propres négatifs, défavorable');
    expect(letter).toContain('– Procédure\u00a0: liquidation judiciaire, défavorable');
    expect(letter).not.toContain('negative');
    const inSafeguard = await named.decide(exampleApplication({ facts: { 'legal.proceeding': 'safeguard' } }));
    const advice = explainDecision(inSafeguard, 'fr', null).find(({ part }) => part === 'improvements');
    // A value without a label is shown as it is.
    expect(advice?.items[0]).toContain('Procédure\u00a0: aucune (aujourd’hui\u00a0: safeguard)');
  });

  it('never shows a figure as the bound that it does not reach', async () => {
    const { scorecard } = examplePolicy();
    const decision = await decide({ facts: { 'pay.delay': 4.9996 } });
    const told = formatLetter(customerLetter(decision, 'en', parties, scorecard));
    expect(told).toContain('4.9996\u00a0days');
    expect(formatLetter(customerLetter(decision, 'en', parties, null))).toContain('5\u00a0days');
    const above = await decide({ facts: { 'pay.delay': 5.0004 } });
    const [advice] = explainDecision(above, 'en', null).filter(({ part }) => part === 'improvements');
    expect(advice?.items[0] ?? 'none').toContain('below 5\u00a0days (today: 5.0004\u00a0days)');
  });

  it('says of what is not known what its absence counted, and that no main point is without effect', async () => {
    const letterOf = async (changes: Parameters<typeof exampleApplication>[0], locale: 'fr' | 'en') => {
      const when: Condition = { fact: 'pay.delay', operator: 'greaterThan', value: 3 };
      const text = { fr: 'Demander le retard.', en: 'Ask for the delay.' };
      const reason = { code: 'delay', theme: 'payment', text } as const;
      const policy = examplePolicy({
        rules: [{ id: 'delay', when, ifUnknown: 'refer', effects: [{ type: 'refer' }], reason }],
      });
      const decision = await createDecider(policy).decide(exampleApplication(changes));
      return formatLetter(customerLetter(decision, locale, parties, policy.scorecard)).split('\n');
    };
    const unknown = { facts: { 'pay.delay': undefined, 'fin.netDebt': undefined } };
    const english = await letterOf(unknown, 'en');
    expect(english).toContain('– Average delay: not available');
    expect(english).toContain('– Average delay: not available, neither favourable nor unfavourable in points');
    expect(english).toContain('– Net gearing: not available, which is unfavourable');
    const french = await letterOf(unknown, 'fr');
    expect(french).toContain('– Retard moyen\u00a0: non renseigné');
    expect(french).toContain('– Retard moyen\u00a0: non renseigné, ni favorable ni défavorable en points');
    expect(french).toContain('– Endettement net\u00a0: non renseigné, ce qui est défavorable');
    // Not among the main points, and no points: the rule does not ask for a person.
    const decision = await decide({ facts: { 'pay.delay': undefined } });
    const plain = formatLetter(customerLetter(decision, 'en', parties, null));
    expect(plain).toContain('– Average delay: not available, without effect');
    // As many points as the baseline has are points all the same.
    const characteristics = decision.trace.characteristics.map((one) => ({ ...one, points: 5, neutralPoints: 5 }));
    const level = { ...decision, trace: { ...decision.trace, characteristics } };
    expect(formatLetter(customerLetter(level, 'en', parties, null))).toContain(
      '– Average delay: not available, neither favourable nor unfavourable in points',
    );
  });

  it('calls the scorecard by its name in the language of the letter, and by its id where it is not at hand', async () => {
    const decision = await decide({});
    const told = (scorecard: Scorecard | null) => formatLetter(customerLetter(decision, 'en', parties, scorecard));
    expect(told(EXAMPLE_SCORECARD)).toContain('under a written scorecard (Example, version 3).');
    expect(told(null)).toContain('under a written scorecard (example, version 3).');
  });

  it('grants limit and terms', async () => {
    const letter = formatLetter(customerLetter(await decide({}), 'en', parties, null));
    expect(letter).toContain('We grant you a credit limit of €50,000 on these terms: 45\u00a0days end of month');
  });
});

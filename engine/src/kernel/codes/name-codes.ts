/** Names: unknown, used twice, reserved, unused; what refers to what. */
import { defineCode } from '../diagnostic-code.js';
import { inEachLanguage, quote } from '../messages.js';
import type { Text } from '../text.js';
import { suggest } from './formula-codes.js';

/** What a name should have been the name of. */
export type Referent = 'value' | 'fact' | 'class' | 'strategy' | 'benchmark';

const REFERENT_WORDS: Readonly<Record<Referent, { none: Text; mend: Text }>> = {
  value: {
    none: {
      fr: 'n’est ni un fait, ni un ratio, ni une partie de la demande',
      en: 'is neither a fact, nor a ratio, nor a part of the request',
    },
    mend: {
      fr: 'Le déclarer parmi les faits ou les ratios ("facts", "ratios"), ou corriger le nom.',
      en: 'Declare it among the facts or ratios ("facts", "ratios"), or correct the name.',
    },
  },
  fact: {
    none: { fr: 'n’est pas un fait déclaré', en: 'is not a declared fact' },
    mend: {
      fr: 'Le déclarer parmi les faits ("facts"), ou corriger le nom.',
      en: 'Declare it among the facts ("facts"), or correct the name.',
    },
  },
  class: {
    none: { fr: 'n’est pas un ratio : il n’a pas de classe', en: 'is not a ratio: it has no class' },
    mend: {
      fr: 'Écrire <ratio>.class, pour un ratio qui a des gardes.',
      en: 'Write <ratio>.class, for a ratio that has guards.',
    },
  },
  strategy: {
    none: {
      fr: 'n’est pas une stratégie de relance de cette grille',
      en: 'is not a dunning strategy of this scorecard',
    },
    mend: {
      fr: 'L’ajouter aux stratégies ("strategies"), ou corriger le nom.',
      en: 'Add it to the strategies ("strategies"), or correct the name.',
    },
  },
  benchmark: {
    none: { fr: 'n’est pas une référence sectorielle connue ici', en: 'is not a sector benchmark known here' },
    mend: {
      fr: 'Importer cette référence, ou corriger l’identifiant et la version.',
      en: 'Import that benchmark, or correct its id and version.',
    },
  },
};

export const nameCodes = {
  unknown: defineCode(
    'name_unknown',
    'error',
    ({ name, referent, nearest }: { name: string; referent: Referent; nearest: string | null }) => ({
      message: inEachLanguage((locale) => {
        const { none } = REFERENT_WORDS[referent];
        return locale === 'fr'
          ? `${quote(name, locale)} ${none.fr} : ce qui s’y réfère ne peut pas décider.`
          : `${quote(name, locale)} ${none.en}: what refers to it cannot decide.`;
      }),
      help: suggest(nearest, REFERENT_WORDS[referent].mend),
    }),
  ),

  duplicate: defineCode('name_duplicate', 'error', ({ name, where }: { name: string; where: Text }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `${quote(name, locale)} désigne deux choses (${where.fr}) : un motif ou un renvoi ne dirait pas laquelle.`
        : `${quote(name, locale)} names two things (${where.en}): a reason or a reference would not tell which.`,
    ),
    help: { fr: 'Donner un autre nom à l’une des deux.', en: 'Give one of the two another name.' },
  })),

  reserved: defineCode('name_reserved', 'error', ({ name, meaning }: { name: string; meaning: Text }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Le nom ${quote(name, locale)} est pris par le moteur (${meaning.fr}) : une formule ou une règle lirait autre chose.`
        : `The name ${quote(name, locale)} is taken by the engine (${meaning.en}): a formula or a rule would read something else.`,
    ),
    help: { fr: 'Choisir un autre nom.', en: 'Choose another name.' },
  })),

  factUnused: defineCode('fact_unused', 'info', ({ name }: { name: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Le fait ${quote(name, locale)} n’est lu nulle part : il sera demandé pour rien.`
        : `The fact ${quote(name, locale)} is read nowhere: it will be asked for in vain.`,
    ),
    help: { fr: 'L’employer ou le retirer.', en: 'Use it or remove it.' },
  })),

  ratioUnused: defineCode('ratio_unused', 'info', ({ name }: { name: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Le ratio ${quote(name, locale)} n’est lu nulle part : il est calculé et montré, mais ne décide de rien.`
        : `The ratio ${quote(name, locale)} is read nowhere: it is computed and shown, but decides nothing.`,
    ),
    help: {
      fr: 'L’employer dans un critère ou une règle, ou le retirer.',
      en: 'Use it in a characteristic or a rule, or remove it.',
    },
  })),

  tableUnused: defineCode('table_unused', 'info', ({ name }: { name: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La table ${quote(`rating.${name}`, locale)} n’est lue par aucune formule du plafond : elle est sans effet.`
        : `The table ${quote(`rating.${name}`, locale)} is read by no formula of the limit: it has no effect.`,
    ),
    help: { fr: 'L’employer ou la retirer.', en: 'Use it or remove it.' },
  })),

  ratioCycle: defineCode('ratio_cycle', 'error', ({ cycle }: { cycle: readonly string[] }) => ({
    message: inEachLanguage((locale) => {
      const chain = cycle.join(' → ');
      return locale === 'fr'
        ? `Ces ratios se définissent l’un par l’autre (${chain}) : aucun ne peut être calculé.`
        : `These ratios define each other (${chain}): none of them can be computed.`;
    }),
    help: { fr: 'Rompre la boucle dans l’une des formules.', en: 'Break the circle in one of the formulas.' },
  })),

  naturalPersonFact: defineCode('natural_person_fact_not_boolean', 'error', ({ name }: { name: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `${quote(name, locale)} ne répond pas par oui ou non : on ne saurait pas quels clients sont des personnes physiques, qu’une machine ne refuse jamais.`
        : `${quote(name, locale)} does not answer yes or no: nobody could tell which customers are natural persons, whom a machine never declines.`,
    ),
    help: { fr: 'Désigner un fait de type boolean.', en: 'Name a fact of type boolean.' },
  })),

  naturalPersonDoubtful: defineCode(
    'natural_person_fact_doubtful',
    'warning',
    ({ name, usual }: { name: string; usual: string }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `${quote(name, locale)} ne dit pas, à lire son nom, si un client est une personne physique ; ${quote(usual, locale)} le dit : une machine pourrait refuser des personnes, et épargner des sociétés.`
          : `${quote(name, locale)} does not seem to say whether a customer is a natural person; ${quote(usual, locale)} does: a machine could decline persons, and spare companies.`,
      ),
      help: {
        fr: `Désigner ${quote(usual, 'fr')}, ou donner à ce fait un nom propre à votre entreprise.`,
        en: `Name ${quote(usual, 'en')}, or give the fact a name of your own.`,
      },
    }),
  ),

  benchmarkDigest: defineCode('benchmark_digest_differs', 'error', ({ name }: { name: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La référence ${quote(name, locale)} d’ici n’est pas celle qui est épinglée (empreinte différente) : les positions sectorielles changeraient en silence.`
        : `The benchmark ${quote(name, locale)} found here is not the one that is pinned (its digest differs): sector positions would change silently.`,
    ),
    help: {
      fr: 'Épingler l’empreinte actuelle après l’avoir vérifiée.',
      en: 'Pin the present digest after checking it.',
    },
  })),

  benchmarkFact: defineCode('benchmark_fact_missing', 'error', ({ name, fact }: { name: string; fact: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La référence ${quote(name, locale)} lit le fait ${quote(fact, locale)}, qui n’est pas déclaré ou n’est pas un code : percentile() n’aurait jamais de valeur.`
        : `The benchmark ${quote(name, locale)} reads the fact ${quote(fact, locale)}, which is not declared or is no code: percentile() would never have a value.`,
    ),
    help: { fr: 'Déclarer ce fait, de type code ou category.', en: 'Declare that fact, of type code or category.' },
  })),

  benchmarkUnused: defineCode('benchmark_unused', 'info', ({ name }: { name: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Aucune formule n’emploie percentile() : la référence ${quote(name, locale)} est sans effet.`
        : `No formula uses percentile(): the benchmark ${quote(name, locale)} has no effect.`,
    ),
    help: { fr: 'La retirer, ou employer percentile(ratio).', en: 'Remove it, or use percentile(ratio).' },
  })),

  percentileWithoutBenchmark: defineCode(
    'percentile_without_benchmark',
    'error',
    ({ ratio, formulaId }: { ratio: string; formulaId: string }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `Aucune référence sectorielle de la grille ne contient la formule ${quote(formulaId, locale)} : percentile(${ratio}) n’aurait jamais de valeur.`
          : `No sector benchmark of the scorecard holds the formula ${quote(formulaId, locale)}: percentile(${ratio}) would never have a value.`,
      ),
      help: {
        fr: 'Ajouter une référence qui la contient, ou donner au ratio exactement la formule publiée de la référence ("formulaId").',
        en: 'Add a benchmark that holds it, or give the ratio exactly the published formula of the benchmark ("formulaId").',
      },
    }),
  ),
};

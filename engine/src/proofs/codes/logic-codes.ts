/** What rules and guards can and cannot do. */
import { defineCode } from '../../kernel/diagnostic-code.js';
import { inEachLanguage, joinList, quote } from '../../kernel/messages.js';

export const logicCodes = {
  ruleNeverFires: defineCode('rule_never_fires', 'warning', ({ rule }: { rule: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La règle ${quote(rule, locale)} ne peut jamais se déclencher : aucun client ne remplit sa condition. Elle rassure sans protéger.`
        : `The rule ${quote(rule, locale)} can never fire: no customer meets its condition. It reassures without protecting.`,
    ),
    help: {
      fr: 'Corriger le seuil ou la combinaison, ou retirer la règle.',
      en: 'Correct the threshold or the combination, or remove the rule.',
    },
  })),

  ruleAlwaysFires: defineCode('rule_always_fires', 'warning', ({ rule }: { rule: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La règle ${quote(rule, locale)} se déclenche pour tout client dont les données sont connues : ce n’est pas une condition.`
        : `The rule ${quote(rule, locale)} fires for every customer whose facts are known: it is no condition.`,
    ),
    help: {
      fr: 'Corriger le seuil, ou inscrire l’effet dans la grille elle-même.',
      en: 'Correct the threshold, or write the effect into the scorecard itself.',
    },
  })),

  ruleImplied: defineCode('rule_implied', 'warning', ({ rule, other }: { rule: string; other: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Quand la règle ${quote(rule, locale)} se déclenche, ${quote(other, locale)} se déclenche aussi et fait au moins autant, pour le même motif : la première ne change rien.`
        : `Whenever the rule ${quote(rule, locale)} fires, ${quote(other, locale)} fires too and does at least as much, for the same reason: the first changes nothing.`,
    ),
    help: {
      fr: 'Retirer la règle, ou lui donner l’effet ou le motif qui manque.',
      en: 'Remove the rule, or give it the effect or the reason that is lacking.',
    },
  })),

  ruleOverridden: defineCode('rule_overridden', 'warning', ({ rule, other }: { rule: string; other: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `La règle ${quote(rule, locale)} ne joue que là où ${quote(other, locale)} refuse déjà : ce qu’elle accorde ou demande n’a jamais d’effet.`
        : `The rule ${quote(rule, locale)} applies only where ${quote(other, locale)} already declines: what it grants or asks never takes effect.`,
    ),
    help: {
      fr: 'Choisir laquelle des deux doit valoir, et écrire l’exception dans sa condition.',
      en: 'Choose which of the two is meant, and write the exception into its condition.',
    },
  })),

  ruleWithoutEffect: defineCode('rule_without_effect', 'warning', ({ rule }: { rule: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Là où la règle ${quote(rule, locale)} se déclenche, la cote est déjà aussi mauvaise et l’issue déjà aussi sévère qu’elle le demande : elle n’ajoute qu’un motif.`
        : `Where the rule ${quote(rule, locale)} fires, the rating is already as bad and the outcome as severe as it asks for: it only adds a reason.`,
    ),
    help: {
      fr: 'Rendre l’effet plus sévère ou la condition plus large, ou retirer la règle.',
      en: 'Make the effect more severe or the condition wider, or remove the rule.',
    },
  })),

  rulesContradict: defineCode('rules_contradict', 'info', ({ rule, other }: { rule: string; other: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `${quote(rule, locale)} et ${quote(other, locale)} peuvent se déclencher ensemble : la première allonge le délai, la seconde le limite ou refuse. La plus sévère l’emporte.`
        : `${quote(rule, locale)} and ${quote(other, locale)} may fire together: the first lengthens the terms, the second caps them or declines. The stricter wins.`,
    ),
    help: {
      fr: 'Vérifier que c’est voulu, ou exclure l’un des deux cas dans la condition de l’autre.',
      en: 'Make sure that this is meant, or exclude one case in the condition of the other.',
    },
  })),

  thresholdOutside: defineCode(
    'threshold_outside_range',
    'warning',
    ({ rule, fact, isAlways }: { rule: string; fact: string; isAlways: boolean }) => ({
      message: inEachLanguage((locale) => {
        const [of, name] = [quote(fact, locale), quote(rule, locale)];
        if (locale === 'fr')
          return isAlways
            ? `Dans la règle ${name}, cette comparaison est vraie de toute valeur possible de ${of} : elle ne dit rien.`
            : `Dans la règle ${name}, cette comparaison n’est vraie d’aucune valeur possible de ${of} : elle ne dit rien.`;
        return isAlways
          ? `In the rule ${name}, this comparison is true of every possible value of ${of}: it says nothing.`
          : `In the rule ${name}, this comparison is true of no possible value of ${of}: it says nothing.`;
      }),
      help: {
        fr: 'Vérifier l’unité du seuil, ou les bornes déclarées de la donnée ; sinon retirer la comparaison.',
        en: 'Check the unit of the threshold, or the declared bounds of the fact; otherwise remove the comparison.',
      },
    }),
  ),

  ruleSilent: defineCode(
    'rule_silent_when_absent',
    'info',
    (silent: readonly { readonly rule: string; readonly fact: string }[]) => ({
      message: inEachLanguage((locale) => {
        const [{ rule, fact } = { rule: '', fact: '' }] = silent;
        if (silent.length === 1)
          return locale === 'fr'
            ? `Si ${quote(fact, locale)} manque, la règle ${quote(rule, locale)} reste muette et un client peut être accepté automatiquement.`
            : `When ${quote(fact, locale)} is absent, the rule ${quote(rule, locale)} stays silent and a customer may be approved automatically.`;
        const list = silent
          .map((one) =>
            locale === 'fr'
              ? `${quote(one.rule, locale)} sans ${one.fact}`
              : `${quote(one.rule, locale)} without ${one.fact}`,
          )
          .join(', ');
        return locale === 'fr'
          ? `${silent.length} règles restent muettes quand une donnée manque, et un client peut alors être accepté automatiquement : ${list}.`
          : `${silent.length} rules stay silent when a fact is absent, and a customer may then be approved automatically: ${list}.`;
      }),
      help: {
        fr: 'Faire étudier ce que l’on ne peut pas savoir ("ifUnknown": "refer") si une personne doit alors regarder ; sinon, c’est un choix.',
        en: 'Refer what cannot be known ("ifUnknown": "refer") if a person must look then; otherwise it is a choice.',
      },
    }),
  ),

  guardUndecided: defineCode(
    'guard_silent_when_absent',
    'info',
    ({ fact, guards }: { fact: string; guards: readonly { readonly ratio: string; readonly name: string }[] }) => ({
      message: inEachLanguage((locale) => {
        const list = joinList(
          guards.map(({ ratio, name }) => `${name} (${ratio})`),
          locale,
          'and',
        );
        const isOne = guards.length === 1;
        return locale === 'fr'
          ? `Si ${quote(fact, locale)} manque, ${isOne ? 'une garde reste indécise' : `${guards.length} gardes restent indécises`}, le ratio compte comme un nombre et un client peut être accepté automatiquement : ${list}.`
          : `When ${quote(fact, locale)} is absent, ${isOne ? 'a guard stays' : `${guards.length} guards stay`} undecided, the ratio counts as a number and a customer may be approved automatically: ${list}.`;
      }),
      help: {
        fr: 'Lire cette donnée aussi dans la formule, pour que le ratio manque avec elle, ou demander à une personne par une règle sur son état (« .state »).',
        en: 'Read the fact in the formula too, so that the ratio is absent with it, or ask a person by a rule about its state (“.state”).',
      },
    }),
  ),

  guardNever: defineCode('guard_never_decides', 'warning', ({ ratio, name }: { ratio: string; name: string }) => ({
    message: inEachLanguage((locale) =>
      locale === 'fr'
        ? `Le ratio ${quote(ratio, locale)} n’est jamais dans la classe ${quote(name, locale)} : la garde ne peut être vraie, ou une garde précédente l’emporte toujours.`
        : `The ratio ${quote(ratio, locale)} is never in the class ${quote(name, locale)}: the guard cannot be true, or an earlier one always wins.`,
    ),
    help: {
      fr: 'Corriger la garde, la placer avant, ou la retirer.',
      en: 'Correct the guard, put it before, or remove it.',
    },
  })),

  guardOrder: defineCode(
    'guard_order_matters',
    'info',
    ({ ratio, first, second }: { ratio: string; first: string; second: string }) => ({
      message: inEachLanguage((locale) =>
        locale === 'fr'
          ? `Deux gardes de ${quote(ratio, locale)} peuvent être vraies à la fois : ${quote(first, locale)} l’emporte sur ${quote(second, locale)} parce qu’elle est écrite avant.`
          : `Two guards of ${quote(ratio, locale)} may be true at once: ${quote(first, locale)} wins over ${quote(second, locale)} because it is written before.`,
      ),
      help: {
        fr: 'Vérifier que cet ordre est voulu : les deux classes n’ont pas les mêmes points.',
        en: 'Make sure that this order is meant: the two classes do not earn the same points.',
      },
    }),
  ),
};

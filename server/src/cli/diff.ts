import { diffPolicies, type Policy } from '@encours/engine';
import { formatDiagnostic } from './print-diagnostics.js';
import { checkText, readBenchmarkFiles, readScorecardText } from './read-documents.js';
import { CliFailure, type Terminal } from './terminal.js';

export interface DiffOptions {
  readonly benchmark: readonly string[];
  readonly json: boolean;
}

/** Compares two scorecards by meaning; returns 1 when they may decide differently. */
export async function diffFiles(
  terminal: Terminal,
  [first, second]: readonly [string, string],
  options: DiffOptions,
): Promise<number> {
  const benchmarks = await readBenchmarkFiles(options.benchmark);
  const read = async (reference: string): Promise<Policy> => {
    const { path, text } = await readScorecardText(reference);
    const { document, policy, diagnostics } = checkText(path, text, benchmarks);
    if (policy !== null) return policy;
    for (const fault of diagnostics.filter(({ severity }) => severity === 'error'))
      for (const line of formatDiagnostic(path, document, fault, terminal)) terminal.say(line);
    throw new CliFailure({
      fr: `${path} a des erreurs : rien n’est comparé.`,
      en: `${path} has errors: nothing is compared.`,
    });
  };
  const { locale } = terminal;
  const [a, b] = [await read(first), await read(second)];
  terminal.progress(locale === 'fr' ? 'Comparaison …' : 'Comparing …');
  const { equivalent, textsDiffer, regions } = await diffPolicies(a, b);
  if (options.json) {
    terminal.out(JSON.stringify({ equivalent, textsDiffer, regions }, null, 2));
    return equivalent ? 0 : 1;
  }
  if (equivalent) {
    const same = { fr: 'Mêmes documents.', en: 'Same documents.' };
    const worded = {
      fr: 'Équivalentes, c’est prouvé : issue, cote, points, plafond, délais et signataire sont les mêmes pour tout client. Seuls changent des mots, l’ordre, la mise en page ou ce qui ne décide pas.',
      en: 'Equivalent, and proved so: outcome, rating, points, limit, terms and authority are the same for every customer. Only words, order, layout or what does not decide have changed.',
    };
    terminal.out((textsDiffer ? worded : same)[locale]);
    return 0;
  }
  for (const { text, moves } of regions) {
    const mark = moves.length > 0 ? '~' : '?';
    terminal.out(
      terminal.colours
        ? `\u001b[${moves.length > 0 ? '33' : '36'}m${mark}\u001b[0m ${text[locale]}`
        : `${mark} ${text[locale]}`,
    );
  }
  const shown = regions.filter(({ moves }) => moves.length > 0).length;
  terminal.say(
    locale === 'fr'
      ? `${regions.length} région(s), dont ${shown} avec des clients témoins. Ailleurs, les deux grilles décident de même.`
      : `${regions.length} region(s), ${shown} of them with customers that show it. Elsewhere both scorecards decide alike.`,
  );
  return 1;
}

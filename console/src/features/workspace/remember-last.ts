/**
 * The same function, which remembers its last answer by the identity of what it was given. React forgets what a render
 * has computed that it begins anew, as it does whenever something more urgent comes in between.
 */
export function rememberLast<Given extends readonly unknown[], Answer>(
  compute: (...given: Given) => Answer,
): (...given: Given) => Answer {
  let last: { readonly given: Given; readonly answer: Answer } | null = null;
  return (...given) => {
    if (last === null || given.some((value, at) => !Object.is(value, last?.given[at]))) {
      last = { given, answer: compute(...given) };
    }
    return last.answer;
  };
}

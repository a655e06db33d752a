import { useQuery } from '@tanstack/react-query';
import { trpc } from '../api/trpc.js';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { type Ability, roleNames, rolesWith } from './roles.js';

/** More names than this are not read. */
const MAX_NAMED = 3;

/** Whom to ask, by name and role: “Paul Relecteur (Approver)”; the roles alone where nobody has them yet. */
export function useWhoCan(ability: Ability): { readonly names: string; readonly nobody: boolean } {
  const roles = useT(roleNames);
  const formats = useFormats();
  const colleagues = useQuery(trpc.session.colleagues.queryOptions(undefined, { staleTime: 60_000 })).data ?? [];
  const able = rolesWith(ability);
  const named = able.flatMap((role) =>
    colleagues.filter((colleague) => colleague.roles.includes(role)).map(({ name }) => ({ name, role })),
  );
  const people = named.filter(({ name }, index) => named.findIndex((other) => other.name === name) === index);
  const words =
    people.length === 0
      ? able.map((role) => roles[role])
      : people.slice(0, MAX_NAMED).map(({ name, role }) => `${name} (${roles[role]})`);
  return { names: formats.list(words, 'disjunction'), nobody: people.length === 0 };
}

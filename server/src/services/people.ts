import { listApiKeys } from '../store/api-key-store.js';
import type { Queries } from '../store/database.js';
import type { ActorKind } from '../store/tables.js';
import { namesOfUsers } from '../store/user-store.js';

/** Whom a person reads about: never an id alone. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface ActorName extends Person {
  readonly kind: ActorKind;
}

/** What acts when nobody does: setting up, the command line. */
const PROGRAM = 'Encours';

/** Names by user id; what is no user's is the program's own doing. */
export async function personNamer(q: Queries, companyId: string) {
  const names = await namesOfUsers(q, companyId);
  const person = (id: string): Person => ({ id, name: names.get(id) ?? PROGRAM });
  return {
    person,
    personOrNull: (id: string | null): Person | null => (id === null ? null : person(id)),
  };
}

/** Names of whoever acts: people, API keys, and the program itself. */
export async function actorNamer(q: Queries, companyId: string): Promise<(kind: ActorKind, id: string) => ActorName> {
  const people = await namesOfUsers(q, companyId);
  const keys = new Map((await listApiKeys(q, companyId)).map((key) => [key.id, key.name]));
  return (kind, id) => ({ kind, id, name: people.get(id) ?? keys.get(id) ?? PROGRAM });
}

import { IconLock } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { type Ability, roleNames, rolesWith } from '../session/roles.js';
import { useWhoCan } from '../session/use-who-can.js';
import { EmptyState } from './empty-state.js';
import { uiMessages } from './messages.js';

const ICON = <IconLock size={22} stroke={1.6} />;

interface ForbiddenProps {
  /** The ability that is lacking, when known: its roles are then named, and who has them. */
  readonly ability?: Ability | undefined;
  /** When it is all there is on the page, it names the page and the browser tab. */
  readonly wholePage?: boolean;
}

/** Says which role opens the page, and whom to ask. */
export function Forbidden({ ability, wholePage = false }: ForbiddenProps) {
  const t = useT(uiMessages);
  useEffect(() => {
    if (wholePage) document.title = `${t.forbiddenTitle} · Encours`;
  }, [t, wholePage]);
  if (ability !== undefined) return <ForbiddenWithout ability={ability} wholePage={wholePage} />;
  return <EmptyState wholePage={wholePage} title={t.forbiddenTitle} text={t.forbiddenPlain} icon={ICON} />;
}

interface ForbiddenWithoutProps {
  readonly ability: Ability;
  readonly wholePage: boolean;
}

function ForbiddenWithout({ ability, wholePage }: ForbiddenWithoutProps) {
  const t = useT(uiMessages);
  const roles = useT(roleNames);
  const formats = useFormats();
  const { names, nobody } = useWhoCan(ability);
  const needed = formats.list(
    rolesWith(ability).map((role) => roles[role]),
    'disjunction',
  );
  return (
    <EmptyState
      wholePage={wholePage}
      title={t.forbiddenTitle}
      text={nobody ? t.forbiddenText(needed) : `${t.forbiddenText(needed)} ${t.forbiddenHolders(names)}`}
      icon={ICON}
    />
  );
}

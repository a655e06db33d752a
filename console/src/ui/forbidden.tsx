import { IconLock } from '@tabler/icons-react';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { type Ability, roleNames, rolesWith } from '../session/roles.js';
import { EmptyState } from './empty-state.js';
import { uiMessages } from './messages.js';

interface ForbiddenProps {
  /** The ability that is lacking, when known: its roles are then named. */
  readonly ability?: Ability;
}

/** Says which role opens the page, and whom to ask. */
export function Forbidden({ ability }: ForbiddenProps) {
  const t = useT(uiMessages);
  const names = useT(roleNames);
  const formats = useFormats();
  const text =
    ability === undefined
      ? t.forbiddenPlain
      : t.forbiddenText(
          formats.list(
            rolesWith(ability).map((role) => names[role]),
            'disjunction',
          ),
        );
  return <EmptyState title={t.forbiddenTitle} text={text} icon={<IconLock size={22} stroke={1.6} />} />;
}

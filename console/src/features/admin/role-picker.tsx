import { Checkbox, Stack } from '@mantine/core';
import { useT } from '../../i18n/locale-provider.js';
import { type Role, roleNames } from '../../session/roles.js';
import { adminMessages } from './messages.js';

const ROLES: readonly Role[] = ['author', 'approver', 'analyst', 'auditor', 'admin'];

interface RolePickerProps {
  readonly value: readonly Role[];
  readonly onChange: (roles: Role[]) => void;
}

/** Roles with what each of them may do. */
export function RolePicker({ value, onChange }: RolePickerProps) {
  const t = useT(adminMessages);
  const names = useT(roleNames);
  return (
    <Checkbox.Group
      label={t.roles}
      description={t.rolesHelp}
      value={[...value]}
      onChange={(chosen) => onChange(ROLES.filter((role) => chosen.includes(role)))}
    >
      <Stack gap="xs" mt="xs">
        {ROLES.map((role) => (
          <Checkbox key={role} value={role} label={names[role]} description={t[`role_${role}`]} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

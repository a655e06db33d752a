import { Avatar, Button, Menu, Text, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconLogout, IconRoute } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useFormats, useT } from '../i18n/locale-provider.js';
import { useMe } from '../session/me-context.js';
import { roleNames } from '../session/roles.js';
import { useSignOut } from '../session/use-sign-out.js';
import { useTour } from '../tour/tour-switch.js';
import classes from './layout.module.css';
import { layoutMessages } from './messages.js';

/** Who is signed in, with which roles, and the way out. */
export function UserMenu() {
  const t = useT(layoutMessages);
  const names = useT(roleNames);
  const formats = useFormats();
  const { user } = useMe();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const tour = useTour();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px={6}
          leftSection={<Avatar size={26} radius="xl" color="ink" name={user.name} aria-hidden />}
          rightSection={<IconChevronDown size={14} className={classes.chevron} aria-hidden />}
        >
          <VisuallyHidden>{t.account(user.name)}</VisuallyHidden>
          <span className={classes.userName} aria-hidden>
            {user.name}
          </span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)">
            {user.name}
          </Text>
          <Text size="xs">{user.email}</Text>
          <Text size="xs">{formats.list(user.roles.map((role) => names[role]))}</Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconRoute size={16} stroke={1.6} aria-hidden />}
          onClick={() => {
            tour.start();
            void navigate({ to: '/' });
          }}
        >
          {t.tour}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} aria-hidden />} onClick={() => signOut.mutate()}>
          {t.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

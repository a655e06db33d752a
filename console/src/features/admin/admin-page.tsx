import { Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useT } from '../../i18n/locale-provider.js';
import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';
import { ApiKeysSection } from './api-keys-section.js';
import { DelegationsSection } from './delegations-section.js';
import { adminMessages } from './messages.js';
import { ADMIN_TABS, adminRoute } from './routes.js';
import { UsersSection } from './users-section.js';
import { webhookMessages } from './webhook-messages.js';
import { WebhooksSection } from './webhooks-section.js';

/** Who and what has access? */
export default function AdminPage() {
  const t = useT(adminMessages);
  const webhooks = useT(webhookMessages);
  const navigate = useNavigate();
  const { tab = 'users' } = adminRoute.useSearch();
  return (
    <Page>
      <PageHeader title={t.title} answer={t.answer} />
      <Tabs
        value={tab}
        onChange={(next) =>
          void navigate({
            to: '/admin',
            search: { tab: ADMIN_TABS.find((known) => known === next) },
            replace: true,
          })
        }
      >
        <Tabs.List aria-label={t.tabs} mb="lg">
          <Tabs.Tab value="users">{t.users}</Tabs.Tab>
          <Tabs.Tab value="delegations">{t.delegations}</Tabs.Tab>
          <Tabs.Tab value="keys">{t.keys}</Tabs.Tab>
          <Tabs.Tab value="webhooks">{webhooks.webhooks}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="users">
          <UsersSection />
        </Tabs.Panel>
        <Tabs.Panel value="delegations">
          <DelegationsSection />
        </Tabs.Panel>
        <Tabs.Panel value="keys">
          <ApiKeysSection />
        </Tabs.Panel>
        <Tabs.Panel value="webhooks">
          <WebhooksSection />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

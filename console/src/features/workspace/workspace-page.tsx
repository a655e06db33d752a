import { Page } from '../../ui/page.js';
import { PageHeader } from '../../ui/page-header.js';

export default function TemporaryPage() {
  return (
    <Page>
      <PageHeader title="overview" />
    </Page>
  );
}

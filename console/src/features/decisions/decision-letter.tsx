import { customerLetter, formatLetter, type Scorecard } from '@encours/engine';
import { Button, Group, List, Paper, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { isLocale, LOCALE_NAMES, LOCALES } from '../../i18n/locale.js';
import { useLocale, useT } from '../../i18n/locale-provider.js';
import { useMe } from '../../session/me-context.js';
import { CopyTextButton } from './copy-text-button.js';
import type { DecisionRecord } from './decision-page.js';
import classes from './decisions.module.css';
import { letterParties } from './letter-parties.js';
import { decisionsMessages } from './messages.js';

interface DecisionLetterProps {
  readonly record: DecisionRecord;
  /** Null while it is read: it says which fact tells that the customer is a natural person, and what figures are compared with. */
  readonly scorecard: Scorecard | null;
}

/** The answer to the customer, in the customer's language. */
export function DecisionLetter({ record, scorecard }: DecisionLetterProps) {
  const t = useT(decisionsMessages);
  const me = useMe();
  const { locale } = useLocale();
  const [language, setLanguage] = useState(locale);
  const [contact, setContact] = useState('');
  const parties = letterParties(record, scorecard, { companyName: me.company.name, contact, language });
  const letter = customerLetter(record.decision, language, parties, scorecard);
  return (
    <Stack gap="lg">
      <Group align="flex-end" justify="space-between" className={classes.noPrint}>
        <Group align="flex-end">
          <div>
            <Text size="sm" fw={500} mb={4}>
              {t.letterLanguage}
            </Text>
            <SegmentedControl
              aria-label={t.letterLanguage}
              value={language}
              data={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
              onChange={(value) => {
                if (isLocale(value)) setLanguage(value);
              }}
            />
          </div>
          <TextInput
            label={t.contact}
            description={t.contactHelp}
            inputWrapperOrder={['label', 'input', 'description']}
            w={{ base: '100%', xs: 360 }}
            value={contact}
            onChange={(event) => setContact(event.currentTarget.value)}
          />
        </Group>
        <Group gap="xs">
          <CopyTextButton text={formatLetter(letter)} />
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            onClick={() => window.print()}
          >
            {t.print}
          </Button>
        </Group>
      </Group>
      <Paper className={classes.letter} component="article" lang={language}>
        <Title order={2}>{letter.subject}</Title>
        {letter.paragraphs.map(({ text, items }) => (
          <div key={text}>
            <Text style={{ whiteSpace: 'pre-line' }}>{text}</Text>
            {items.length > 0 && (
              <List mt={6} spacing={4}>
                {items.map((item) => (
                  <List.Item key={item}>{item}</List.Item>
                ))}
              </List>
            )}
          </div>
        ))}
      </Paper>
    </Stack>
  );
}

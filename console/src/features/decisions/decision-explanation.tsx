import { type Decision, explainDecision, type Scorecard } from '@encours/engine';
import { List, Stack, Text } from '@mantine/core';
import { useLocale, useT } from '../../i18n/locale-provider.js';
import { Section } from '../../ui/section.js';
import { CopyTextButton } from './copy-text-button.js';
import { decisionsMessages } from './messages.js';

interface DecisionExplanationProps {
  readonly decision: Decision;
  /** Null while it is read: it says what figures are compared with. */
  readonly scorecard: Scorecard | null;
}

/** The decision in sentences, for the people who work with it. */
export function DecisionExplanation({ decision, scorecard }: DecisionExplanationProps) {
  const t = useT(decisionsMessages);
  const { locale } = useLocale();
  const paragraphs = explainDecision(decision, locale, scorecard);
  const plain = paragraphs
    .map(({ text, items }) => [text, ...items.map((item) => `– ${item}`)].join('\n'))
    .join('\n\n');
  return (
    <Section title={t.tabExplanation} actions={<CopyTextButton text={plain} />}>
      <Stack gap="md" maw="76ch">
        {paragraphs.map(({ part, text, items }) => (
          <div key={part}>
            <Text fw={part === 'summary' ? 600 : 400} size={part === 'summary' ? 'lg' : 'md'}>
              {text}
            </Text>
            {items.length > 0 && (
              <List mt={6} spacing={4}>
                {items.map((item) => (
                  <List.Item key={item}>{item}</List.Item>
                ))}
              </List>
            )}
          </div>
        ))}
      </Stack>
    </Section>
  );
}

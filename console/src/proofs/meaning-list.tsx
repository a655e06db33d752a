import { Group, Loader, Text, Title } from '@mantine/core';
import { IconArrowsRightLeft, IconCircleCheck } from '@tabler/icons-react';
import { useFormats, useT, useText } from '../i18n/locale-provider.js';
import classes from './meaning.module.css';
import { proofMessages } from './messages.js';
import type { Comparison } from './protocol.js';

interface MeaningListProps {
  readonly comparison: Comparison | 'failed' | null;
  readonly currency: string;
  readonly headingOrder?: 2 | 3;
  /** Says of each region how many cases lie in it. */
  readonly withCases?: boolean;
}

/** Where two versions decide otherwise, region by region, in sentences. */
export function MeaningList({ comparison, currency, headingOrder = 3, withCases = false }: MeaningListProps) {
  const t = useT(proofMessages);
  const text = useText();
  const formats = useFormats();
  if (comparison === null) {
    return (
      <Group gap={8} role="status" className={classes.meaning}>
        <Loader size={14} aria-hidden />
        <Text size="sm">{t.comparing}</Text>
      </Group>
    );
  }
  if (comparison === 'failed') {
    return (
      <Text size="sm" className={classes.meaning}>
        {t.failed}
      </Text>
    );
  }
  const { equivalent, textsDiffer, regions, weights } = comparison;
  if (equivalent) {
    return (
      <Group gap={8} className={`${classes.meaning} ${classes.proved}`} wrap="nowrap">
        <IconCircleCheck size={18} aria-hidden />
        <Text size="sm">{textsDiffer ? t.equivalent : t.same}</Text>
      </Group>
    );
  }
  return (
    <section className={classes.meaning}>
      <Title order={headingOrder} className={classes.title}>
        {t.where}
      </Title>
      <ul>
        {regions.map((region, index) => {
          const weight = weights[index];
          return (
            <li key={`${region.part}:${region.subject ?? ''}:${region.text.en}`} className={classes.region}>
              <IconArrowsRightLeft size={15} aria-hidden className={classes.mark} />
              <span>
                {text(region.text)}
                <span className={classes.note}>
                  {t[region.certainty]}
                  {withCases &&
                    weight !== undefined &&
                    ` · ${weight.customers === 0 ? t.noCase : t.cases(weight.customers, formats.money(weight.exposureMinor, currency))}`}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      {/* Another base score is everybody's: there is no elsewhere. */}
      {regions.every(({ part }) => part !== 'base') && (
        <Text size="sm" c="dimmed">
          {t.elsewhere}
        </Text>
      )}
    </section>
  );
}

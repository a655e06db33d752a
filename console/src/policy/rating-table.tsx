import { describeOffer, type Scorecard } from '@encours/engine';
import { Code, Table, Text } from '@mantine/core';
import { useFormats, useLocale, useT, useText } from '../i18n/locale-provider.js';
import { ScrollRegion } from '../ui/scroll-region.js';
import { OutcomeBadge, RatingMark } from '../ui/status-badge.js';
import { policyMessages } from './messages.js';

interface RatingTableProps {
  readonly scorecard: Scorecard;
}

/** Each rating with its scores, outcome, terms and review. */
export function RatingTable({ scorecard }: RatingTableProps) {
  const t = useT(policyMessages);
  const text = useText();
  const formats = useFormats();
  const { locale } = useLocale();
  const { ratings, terms, review } = scorecard;
  return (
    <ScrollRegion label={t.ratings}>
      <Table aria-label={t.ratings} miw={620}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.rating}</Table.Th>
            <Table.Th>{t.scoreRange}</Table.Th>
            <Table.Th>{t.outcome}</Table.Th>
            <Table.Th>{t.terms}</Table.Th>
            <Table.Th>{t.review}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ratings.map((range, index) => {
            const above = ratings[index - 1]?.from ?? null;
            const offers = terms.offers.filter((offer) => offer.rating === range.rating);
            return (
              <Table.Tr key={range.rating}>
                <Table.Td>
                  <RatingMark rating={range.rating} />
                  <Text size="xs" c="dimmed">
                    {text(range.label)}
                  </Text>
                </Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{scoreRange(range.from, above)}</Table.Td>
                <Table.Td>
                  <OutcomeBadge outcome={range.outcome} />
                </Table.Td>
                <Table.Td>
                  {offers.map((offer) => (
                    <Text size="sm" key={offer.segment ?? ''}>
                      {describeOffer(offer.offer, locale)}
                      {offer.segment !== null && (
                        <Text span size="xs" c="dimmed">
                          {' '}
                          ({t.segmentOf} <Code fz="xs">{offer.segment}</Code>)
                        </Text>
                      )}
                    </Text>
                  ))}
                </Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  {t.months(review.monthsByRating[range.rating - 1] ?? 0)}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );

  function scoreRange(from: number | null, above: number | null): string {
    if (from === null) return t.below(formats.number(above ?? 0));
    return above === null
      ? t.atLeast(formats.number(from))
      : t.between(formats.number(from), formats.number(above - 1));
  }
}

import type { Scorecard } from '@encours/engine';
import { Table } from '@mantine/core';
import { useFormats, useT, useText } from '../i18n/locale-provider.js';
import { ScrollRegion } from '../ui/scroll-region.js';
import { RatingMark } from '../ui/status-badge.js';
import { policyMessages } from './messages.js';

interface DelegationTableProps {
  readonly scorecard: Scorecard;
}

/** Who may grant how much, by rating. */
export function DelegationTable({ scorecard }: DelegationTableProps) {
  const t = useT(policyMessages);
  const text = useText();
  const formats = useFormats();
  return (
    <ScrollRegion label={t.delegation}>
      <Table aria-label={t.delegation} miw={620}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.level}</Table.Th>
            {scorecard.ratings.map(({ rating }) => (
              <Table.Th key={rating} ta="right">
                <RatingMark rating={rating} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {scorecard.delegation.levels.map((level) => (
            <Table.Tr key={level.role}>
              <Table.Td>{text(level.label)}</Table.Td>
              {scorecard.ratings.map(({ rating }) => (
                <Table.Td key={rating} ta="right" style={{ whiteSpace: 'nowrap' }}>
                  {amount(level.maxMinor[rating - 1])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );

  function amount(minor: number | null | undefined): string {
    if (minor === null || minor === undefined) return t.unlimited;
    return minor === 0 ? t.nothing : formats.money(minor, scorecard.about.currency);
  }
}

import { ByteTable } from '../history/byte-table.js';
import type { Intake, RowReader } from './intake.js';

/** Takes the customer that the row at hand describes and returns its number in the book. */
export function createCustomerTaker({ row, book, sink, summary }: Intake): () => number {
  const customerId = row.text('customerId');
  const name = row.text('name');
  const siren = row.text('siren');
  const country = row.text('country');
  const segment = row.text('segment');
  const sector = row.text('sector');
  const size = row.text('size');
  const naturalPerson = row.flag('naturalPerson');
  const customerSince = row.day('customerSince');
  return () => {
    sink.add('customers', {
      customerId: customerId.text ?? '',
      name: name.text,
      siren: siren.text,
      country: country.text,
      segment: segment.text,
      sector: sector.text,
      size: size.text,
      naturalPerson: naturalPerson.isPresent ? naturalPerson.flag === 1 : null,
      customerSince: customerSince.date,
    });
    summary.addCustomer();
    return book.addCustomer(customerId.bytes, customerId.start, customerId.end, name.isPresent);
  };
}

/** Rows of customers. One that the dataset has is described anew; one that the file has already is refused. */
export function createCustomerReader(intake: Intake): RowReader {
  const { row } = intake;
  const customerId = row.text('customerId');
  const takeCustomer = createCustomerTaker(intake);
  const seen = new ByteTable();
  const lines: number[] = [];
  return () => {
    const known = seen.find(customerId.bytes, customerId.start, customerId.end);
    if (customerId.isPresent && known !== -1) row.fault('customerId', 'duplicate_in_file', String(lines[known]));
    if (row.faults.length > 0) return;
    seen.add(customerId.bytes, customerId.start, customerId.end);
    lines.push(row.line);
    takeCustomer();
  };
}

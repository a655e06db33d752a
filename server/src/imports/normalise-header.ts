/** The header without accents, case, blanks and punctuation: "N° de facture" and "no de facture" both give "nodefacture". */
export function normaliseHeader(header: string): string {
  return header
    .replace(/[°º]/g, 'o')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/**
 * The trades that the demo's customers are in. Delays follow the averages that Altares published for France (12.9 days
 * in the first half of 2024; by trade and size); cost structures are round figures of a believable order.
 */

export interface Sector {
  /** NAF rev. 2 subclass, with its dot. */
  readonly naf: string;
  readonly segment: string;
  readonly weight: number;
  /** Average days beyond terms of the trade. */
  readonly delayDays: number;
  readonly trades: readonly [string, ...string[]];
  /** Shares of turnover. */
  readonly purchases: number;
  readonly externalCharges: number;
  readonly ebeMargin: number;
  readonly fixedAssets: number;
  readonly stockDays: number;
  readonly dso: number;
  readonly dpo: number;
}

export const SECTORS: readonly Sector[] = [
  {
    naf: '46.51Z',
    segment: 'distribution',
    weight: 6,
    delayDays: 12,
    trades: ['Comptoir', 'Négoce', 'Distribution', 'Centrale'],
    purchases: 0.66,
    externalCharges: 0.14,
    ebeMargin: 0.05,
    fixedAssets: 0.06,
    stockDays: 45,
    dso: 52,
    dpo: 56,
  },
  {
    naf: '46.69B',
    segment: 'distribution',
    weight: 9,
    delayDays: 12,
    trades: ['Fournitures', 'Comptoir', 'Équipements', 'Outillage'],
    purchases: 0.64,
    externalCharges: 0.15,
    ebeMargin: 0.055,
    fixedAssets: 0.07,
    stockDays: 60,
    dso: 54,
    dpo: 58,
  },
  {
    naf: '47.52B',
    segment: 'distribution',
    weight: 7,
    delayDays: 13,
    trades: ['Quincaillerie', 'Bricolage', 'Maison', 'Droguerie'],
    purchases: 0.62,
    externalCharges: 0.16,
    ebeMargin: 0.045,
    fixedAssets: 0.12,
    stockDays: 80,
    dso: 12,
    dpo: 52,
  },
  {
    naf: '45.20A',
    segment: 'automobile',
    weight: 8,
    delayDays: 10.7,
    trades: ['Garage', 'Carrosserie', 'Auto', 'Mécanique'],
    purchases: 0.52,
    externalCharges: 0.18,
    ebeMargin: 0.06,
    fixedAssets: 0.15,
    stockDays: 40,
    dso: 32,
    dpo: 48,
  },
  {
    naf: '43.22A',
    segment: 'construction',
    weight: 11,
    delayDays: 9.3,
    trades: ['Plomberie', 'Chauffage', 'Sanitaire', 'Thermique'],
    purchases: 0.38,
    externalCharges: 0.22,
    ebeMargin: 0.06,
    fixedAssets: 0.1,
    stockDays: 18,
    dso: 62,
    dpo: 52,
  },
  {
    naf: '43.21A',
    segment: 'construction',
    weight: 10,
    delayDays: 9.3,
    trades: ['Électricité', 'Installations', 'Énergies', 'Courants'],
    purchases: 0.36,
    externalCharges: 0.22,
    ebeMargin: 0.06,
    fixedAssets: 0.09,
    stockDays: 16,
    dso: 66,
    dpo: 54,
  },
  {
    naf: '43.99C',
    segment: 'construction',
    weight: 8,
    delayDays: 9.3,
    trades: ['Maçonnerie', 'Bâtisseurs', 'Constructions', 'Gros Œuvre'],
    purchases: 0.34,
    externalCharges: 0.3,
    ebeMargin: 0.055,
    fixedAssets: 0.14,
    stockDays: 10,
    dso: 60,
    dpo: 55,
  },
  {
    naf: '25.62B',
    segment: 'industrie',
    weight: 8,
    delayDays: 13,
    trades: ['Usinage', 'Mécanique de Précision', 'Décolletage', 'Ateliers'],
    purchases: 0.4,
    externalCharges: 0.2,
    ebeMargin: 0.08,
    fixedAssets: 0.32,
    stockDays: 50,
    dso: 64,
    dpo: 60,
  },
  {
    naf: '28.29B',
    segment: 'industrie',
    weight: 5,
    delayDays: 14,
    trades: ['Machines', 'Constructions Mécaniques', 'Équipements Industriels', 'Automatismes'],
    purchases: 0.46,
    externalCharges: 0.18,
    ebeMargin: 0.075,
    fixedAssets: 0.26,
    stockDays: 70,
    dso: 68,
    dpo: 62,
  },
  {
    naf: '10.71A',
    segment: 'industrie',
    weight: 4,
    delayDays: 11,
    trades: ['Biscuiterie', 'Boulangerie Industrielle', 'Fournil', 'Gourmandises'],
    purchases: 0.48,
    externalCharges: 0.18,
    ebeMargin: 0.07,
    fixedAssets: 0.35,
    stockDays: 25,
    dso: 42,
    dpo: 50,
  },
  {
    naf: '49.41A',
    segment: 'transport',
    weight: 6,
    delayDays: 14,
    trades: ['Transports', 'Messagerie', 'Fret', 'Rouliers'],
    purchases: 0.24,
    externalCharges: 0.38,
    ebeMargin: 0.07,
    fixedAssets: 0.3,
    stockDays: 4,
    dso: 48,
    dpo: 40,
  },
  {
    naf: '56.10A',
    segment: 'restauration',
    weight: 5,
    delayDays: 15,
    trades: ['Brasserie', 'Auberge', 'Table', 'Cuisine'],
    purchases: 0.3,
    externalCharges: 0.24,
    ebeMargin: 0.07,
    fixedAssets: 0.4,
    stockDays: 12,
    dso: 4,
    dpo: 38,
  },
  {
    naf: '62.02A',
    segment: 'services',
    weight: 4,
    delayDays: 16,
    trades: ['Systèmes', 'Conseil', 'Réseaux', 'Numérique'],
    purchases: 0.1,
    externalCharges: 0.34,
    ebeMargin: 0.09,
    fixedAssets: 0.06,
    stockDays: 2,
    dso: 76,
    dpo: 50,
  },
  {
    naf: '81.21Z',
    segment: 'services',
    weight: 4,
    delayDays: 14,
    trades: ['Propreté', 'Nettoyage', 'Multiservices', 'Entretien'],
    purchases: 0.08,
    externalCharges: 0.18,
    ebeMargin: 0.045,
    fixedAssets: 0.06,
    stockDays: 3,
    dso: 58,
    dpo: 44,
  },
  {
    naf: '96.02A',
    segment: 'services',
    weight: 3,
    delayDays: 21.2,
    trades: ['Coiffure', 'Salon', 'Ciseaux', 'Beauté'],
    purchases: 0.16,
    externalCharges: 0.26,
    ebeMargin: 0.06,
    fixedAssets: 0.2,
    stockDays: 20,
    dso: 3,
    dpo: 42,
  },
  {
    naf: '41.10A',
    segment: 'immobilier',
    weight: 2,
    delayDays: 27,
    trades: ['Promotion', 'Programmes', 'Foncier', 'Habitat'],
    purchases: 0.5,
    externalCharges: 0.3,
    ebeMargin: 0.07,
    fixedAssets: 0.08,
    stockDays: 200,
    dso: 80,
    dpo: 75,
  },
];

export interface SizeProfile {
  readonly size: 'TPE' | 'PME' | 'ETI' | 'GE';
  readonly weight: number;
  readonly delayDays: number;
  readonly turnoverEuros: number;
  /** Standard deviation of the logarithm of turnover. */
  readonly spread: number;
  readonly invoicesPerMonth: number;
  readonly invoiceEuros: number;
  /** Share that files its accounts, and of these the share that keeps something confidential. */
  readonly publishes: number;
  readonly confidential: number;
}

/** Sizes with the average delays that Altares published for their headcounts. */
export const SIZES: readonly SizeProfile[] = [
  {
    size: 'TPE',
    weight: 45,
    delayDays: 13.4,
    turnoverEuros: 650_000,
    spread: 0.6,
    invoicesPerMonth: 1.0,
    invoiceEuros: 1_400,
    publishes: 0.55,
    confidential: 0.3,
  },
  {
    size: 'PME',
    weight: 43,
    delayDays: 12,
    turnoverEuros: 6_000_000,
    spread: 0.7,
    invoicesPerMonth: 1.4,
    invoiceEuros: 3_600,
    publishes: 0.88,
    confidential: 0.12,
  },
  {
    size: 'ETI',
    weight: 9,
    delayDays: 14.5,
    turnoverEuros: 70_000_000,
    spread: 0.5,
    invoicesPerMonth: 2.4,
    invoiceEuros: 7_500,
    publishes: 1,
    confidential: 0,
  },
  {
    size: 'GE',
    weight: 3,
    delayDays: 17.8,
    turnoverEuros: 900_000_000,
    spread: 0.4,
    invoicesPerMonth: 3.2,
    invoiceEuros: 12_000,
    publishes: 1,
    confidential: 0,
  },
];

import { defineMessages } from '../../i18n/messages.js';

export const signingMessages = defineMessages({
  title: { fr: 'Signature', en: 'Signature' },
  due: { fr: (date: string) => `À signer avant le ${date} inclus.`, en: (date: string) => `To be signed by ${date}.` },
  sign: { fr: 'Signer…', en: 'Sign…' },
  override: { fr: 'Déroger…', en: 'Override…' },
  status_final: { fr: 'Décidée par la machine', en: 'Decided by the machine' },
  status_waiting: { fr: 'Attend une signature', en: 'Waits for a signature' },
  status_waiting_second: { fr: 'Attend une seconde signature', en: 'Waits for a second signature' },
  status_lapsed: { fr: 'Caduque', en: 'Lapsed' },
  status_resolved: { fr: 'Tranchée', en: 'Settled' },
  whyNot_role: { fr: 'Il faut le rôle Analyste ou Approbateur.', en: 'This needs the role Analyst or Approver.' },
  whyNot_own: {
    fr: 'Quatre yeux : vous avez fait cette demande, une autre personne la signe.',
    en: 'Four eyes: you made this request, somebody else signs it.',
  },
  whyNot_level: {
    fr: 'Votre délégation ne va pas jusqu’à cet encours.',
    en: 'Your authority does not reach this exposure.',
  },
  whyNot_closed: { fr: 'Le délai pour signer est passé.', en: 'The time to sign is over.' },
  whyNot_signed: {
    fr: 'Vous avez signé ; la seconde signature est celle d’une autre personne.',
    en: 'You have signed; the second signature is another person’s.',
  },
  granted: {
    fr: (amount: string, date: string) => `${amount} accordés, jusqu’au ${date}.`,
    en: (amount: string, date: string) => `${amount} granted, until ${date}.`,
  },
  refused: { fr: 'Refusée.', en: 'Refused.' },
  lineGranted: {
    fr: (name: string, amount: string) => `${name} a signé pour ${amount}`,
    en: (name: string, amount: string) => `${name} signed for ${amount}`,
  },
  lineRefused: { fr: (name: string) => `${name} a refusé`, en: (name: string) => `${name} refused` },
  inPlaceOf: { fr: (name: string) => `en suppléance de ${name}`, en: (name: string) => `in the place of ${name}` },
  up: { fr: 'au-dessus de la machine', en: 'above the machine' },
  down: { fr: 'au-dessous de la machine', en: 'below the machine' },
  signTitle: { fr: 'Signer la demande', en: 'Sign the request' },
  verdict: { fr: 'Votre décision', en: 'Your decision' },
  grant: { fr: 'Accorder', en: 'Grant' },
  refuse: { fr: 'Refuser', en: 'Refuse' },
  amount: {
    fr: (currency: string) => `Encours total accordé (${currency})`,
    en: (currency: string) => `Total exposure granted (${currency})`,
  },
  amountHelp: {
    fr: (asked: string, proposed: string) => `Demandé : ${asked}. Proposé par la machine : ${proposed}.`,
    en: (asked: string, proposed: string) => `Asked for: ${asked}. Proposed by the machine: ${proposed}.`,
  },
  noProposal: { fr: 'rien', en: 'nothing' },
  tooMuch: {
    fr: (most: string) => `C’est plus que ce qui est demandé et proposé : ${most} au plus.`,
    en: (most: string) => `This is more than what is asked for and proposed: ${most} at most.`,
  },
  nothing: {
    fr: 'La machine a déjà décidé ainsi : il n’y a rien à signer.',
    en: 'The machine has decided so already: there is nothing to sign.',
  },
  counts: {
    fr: (amount: string, who: string) => `Compte pour ${amount} ; signataire : ${who}.`,
    en: (amount: string, who: string) => `Counts for ${amount}; signatory: ${who}.`,
  },
  isUp: {
    fr: 'C’est plus que la machine ne propose : un niveau de plus.',
    en: 'This is more than the machine proposes: one level up.',
  },
  isDown: { fr: 'C’est moins que la machine ne propose.', en: 'This is less than the machine proposes.' },
  beyond: { fr: 'Au-delà de votre délégation', en: 'Beyond your authority' },
  who: { fr: (names: string) => `Peut le signer : ${names}.`, en: (names: string) => `May sign it: ${names}.` },
  whoNobody: {
    fr: 'Personne n’a cette délégation : demandez à un administrateur.',
    en: 'Nobody has this authority: ask an administrator.',
  },
  asSubstitute: {
    fr: (name: string) => `Vous signez en suppléance de ${name}.`,
    en: (name: string) => `You sign in the place of ${name}.`,
  },
  second: {
    fr: (names: string) => `Une seconde signature sera demandée, à ${names}.`,
    en: (names: string) => `A second signature will be asked for, from ${names}.`,
  },
  secondNobody: {
    fr: 'Il faudra une seconde signature, et personne d’autre n’a cette délégation.',
    en: 'It will take a second signature, and nobody else has this authority.',
  },
  isSecond: {
    fr: (name: string) => `C’est la seconde signature, après celle de ${name}.`,
    en: (name: string) => `This is the second signature, after ${name}’s.`,
  },
  reasonUp: { fr: 'Pourquoi plus', en: 'Why more' },
  reasonDown: { fr: 'Pourquoi moins', en: 'Why less' },
  comment: { fr: 'Sur quoi vous vous fondez', en: 'What you rely on' },
  commentHelp: {
    fr: 'Reste attaché à la décision et au journal d’audit.',
    en: 'Stays with the decision and in the audit log.',
  },
  grantConfirm: { fr: 'Signer', en: 'Sign' },
  refuseConfirm: { fr: 'Refuser la demande', en: 'Refuse the request' },
  doneResolved: { fr: 'La demande est tranchée.', en: 'The request is settled.' },
  doneFirst: {
    fr: 'Signé. Une autre personne doit signer à son tour.',
    en: 'Signed. Somebody else must sign in turn.',
  },
});

import type { ApiOutput } from '../../api/types.js';
import { defineMessages } from '../../i18n/messages.js';

export type WebhookEvent = ApiOutput['admin']['webhooks']['list'][number]['events'][number];

export const WEBHOOK_EVENTS = [
  'decision.recorded',
  'decision.signed',
  'decision.refused',
  'customer.rerated',
  'version.submitted',
  'version.approved',
  'version.rejected',
  'version.activated',
] as const satisfies readonly WebhookEvent[];

/** A later server may know of more. */
export function isWebhookEvent(type: string): type is WebhookEvent {
  return WEBHOOK_EVENTS.some((known) => known === type);
}

export const webhookMessages = defineMessages({
  webhooks: { fr: 'Webhooks', en: 'Webhooks' },
  note: {
    fr: 'Une adresse qui reçoit, signés, les événements qu’elle demande. Un envoi sans réponse est retenté pendant 32 heures.',
    en: 'An address that is sent, signed, the events that it asks for. What gets no answer is tried again for 32 hours.',
  },
  emptyTitle: { fr: 'Aucun webhook', en: 'No webhook yet' },
  emptyText: {
    fr: 'Créez-en un pour qu’une application apprenne les décisions sans les demander.',
    en: 'Create one for an application to hear of decisions without asking.',
  },
  add: { fr: 'Créer un webhook', en: 'Create a webhook' },
  addTitle: { fr: 'Créer un webhook', en: 'Create a webhook' },
  url: { fr: 'Adresse', en: 'Address' },
  urlNeeded: {
    fr: 'Saisissez une adresse entière, comme https://erp.societe.fr/encours.',
    en: 'Enter a whole address, such as https://erp.company.com/encours.',
  },
  urlHelp: { fr: 'Une adresse https publique.', en: 'A public https address.' },
  events: { fr: 'Événements', en: 'Events' },
  event: { fr: 'Événement', en: 'Event' },
  'decision.recorded': { fr: 'Décision enregistrée', en: 'Decision recorded' },
  'decision.signed': { fr: 'Décision accordée par signature', en: 'Decision granted by signature' },
  'decision.refused': { fr: 'Décision refusée par un signataire', en: 'Decision refused by a signatory' },
  'customer.rerated': { fr: 'Client changé de note', en: 'Customer rated anew' },
  'version.submitted': { fr: 'Version soumise', en: 'Version submitted' },
  'version.approved': { fr: 'Version approuvée', en: 'Version approved' },
  'version.rejected': { fr: 'Version renvoyée', en: 'Version sent back' },
  'version.activated': { fr: 'Version mise en vigueur', en: 'Version put in force' },
  createdBy: { fr: 'Créé par', en: 'Created by' },
  created: { fr: 'Créé le', en: 'Created' },
  status: { fr: 'État', en: 'Status' },
  actions: { fr: 'Actions', en: 'Actions' },
  waiting: { fr: 'En attente', en: 'Waiting' },
  delivered: { fr: 'Reçu', en: 'Delivered' },
  failed: { fr: 'Abandonné', en: 'Given up' },
  answer: { fr: 'Réponse', en: 'Answer' },
  attempts: { fr: 'Essais', en: 'Attempts' },
  deliveries: { fr: 'Envois', en: 'Deliveries' },
  deliveriesOf: {
    fr: (url: string) => `Derniers envois à ${url}`,
    en: (url: string) => `Last deliveries to ${url}`,
  },
  nothingSent: { fr: 'Rien n’a encore été envoyé.', en: 'Nothing has been sent yet.' },
  redeliver: { fr: 'Renvoyer', en: 'Send again' },
  remove: { fr: 'Supprimer', en: 'Remove' },
  removeTitle: {
    fr: (url: string) => `Supprimer le webhook « ${url} » ?`,
    en: (url: string) => `Remove the webhook “${url}”?`,
  },
  removeText: {
    fr: 'Cette adresse ne recevra plus rien, pas même ce qui est en attente.',
    en: 'This address will be sent nothing any more, not even what is waiting.',
  },
  secretTitle: { fr: 'Le secret de ce webhook', en: 'The secret of this webhook' },
  secretText: {
    fr: 'Donnez-le à l’application : il lui permet de vérifier que les envois viennent d’ici. Il ne sera plus affiché.',
    en: 'Give it to the application: it proves that deliveries come from here. It will not be shown again.',
  },
  secret: { fr: 'Secret de signature', en: 'Signing secret' },
});

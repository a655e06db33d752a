import { defineMessages } from '../i18n/messages.js';

export const uiMessages = defineMessages({
  loading: { fr: 'Chargement…', en: 'Loading…' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  copyDetails: { fr: 'Copier les détails', en: 'Copy details' },
  copied: { fr: 'Copié', en: 'Copied' },
  copy: { fr: 'Copier', en: 'Copy' },
  errorTitle: { fr: 'Cela n’a pas fonctionné', en: 'That did not work' },
  notFoundTitle: { fr: 'Introuvable', en: 'Not found' },
  notFoundText: {
    fr: 'Cette page n’existe pas, ou plus. Elle a peut-être été supprimée, ou l’adresse est incomplète.',
    en: 'This page does not exist, or no longer does. It may have been removed, or the address is incomplete.',
  },
  backHome: { fr: 'Retour à la vue d’ensemble', en: 'Back to the overview' },
  forbiddenTitle: { fr: 'Cette page ne vous est pas ouverte', en: 'This page is not open to you' },
  forbiddenText: {
    fr: (roles: string) => `Elle est réservée au rôle ${roles}. Demandez-le à un administrateur de votre société.`,
    en: (roles: string) => `It needs the role ${roles}. Ask an administrator of your company for it.`,
  },
  forbiddenPlain: {
    fr: 'Votre rôle ne donne pas accès à ces informations. Demandez-le à un administrateur de votre société.',
    en: 'Your role does not give access to this information. Ask an administrator of your company for it.',
  },
  forbiddenHolders: {
    fr: (names: string) => `Qui l’a ici : ${names}.`,
    en: (names: string) => `Who has it here: ${names}.`,
  },
  closedTo: {
    fr: (roles: string) => `Il faut le rôle ${roles}.`,
    en: (roles: string) => `This takes the role ${roles}.`,
  },
  more: { fr: 'Afficher la suite', en: 'Show more' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  close: { fr: 'Fermer', en: 'Close' },
  sortAscending: {
    fr: (column: string) => `Trier par ${column}, croissant`,
    en: (column: string) => `Sort by ${column}, ascending`,
  },
  sortDescending: {
    fr: (column: string) => `Trier par ${column}, décroissant`,
    en: (column: string) => `Sort by ${column}, descending`,
  },
  negative: { fr: 'Un montant négatif n’a pas de sens ici', en: 'A negative amount makes no sense here' },
  notANumber: { fr: 'Ce n’est pas un nombre', en: 'This is not a number' },
  datePlaceholder: { fr: 'jj/mm/aaaa', en: 'dd/mm/yyyy' },
  clear: { fr: 'Effacer', en: 'Clear' },
  path: { fr: 'Fil d’Ariane', en: 'Breadcrumb' },
});

export const statusMessages = defineMessages({
  approve: { fr: 'Accordé', en: 'Approved' },
  refer: { fr: 'À étudier', en: 'Referred' },
  decline: { fr: 'Refusé', en: 'Declined' },
  in_force: { fr: 'En vigueur', en: 'In force' },
  scheduled: { fr: 'Programmée', en: 'Scheduled' },
  retired: { fr: 'Retirée', en: 'Retired' },
  suspended: { fr: 'Suspendue', en: 'Suspended' },
  publishedVersion: { fr: 'Publiée', en: 'Published' },
  editing: { fr: 'En rédaction', en: 'Being written' },
  in_review: { fr: 'En relecture', en: 'In review' },
  approved: { fr: 'Approuvé', en: 'Approved' },
  published: { fr: 'Publié', en: 'Published' },
  rejected: { fr: 'Renvoyé', en: 'Sent back' },
  rating1: { fr: 'risque très faible', en: 'very low risk' },
  rating2: { fr: 'risque faible', en: 'low risk' },
  rating3: { fr: 'risque moyen', en: 'medium risk' },
  rating4: { fr: 'risque élevé', en: 'high risk' },
  rating5: { fr: 'risque très élevé', en: 'very high risk' },
  ratingOf: { fr: (rating: number) => `Cote ${rating} sur 5`, en: (rating: number) => `Rating ${rating} of 5` },
});

export const limitMessages = defineMessages({
  noLimit: { fr: 'Sans plafond', en: 'No limit' },
  zeroLimit: { fr: 'Plafond nul', en: 'Nil limit' },
  within: { fr: 'dans le plafond', en: 'within the limit' },
  near: { fr: 'proche du plafond', en: 'close to the limit' },
  over: { fr: 'au-delà du plafond', en: 'over the limit' },
});

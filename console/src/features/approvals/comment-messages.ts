import { defineMessages } from '../../i18n/messages.js';

export const commentMessages = defineMessages({
  title: { fr: 'Discussion', en: 'Discussion' },
  tab: {
    fr: (open: number) => (open === 0 ? 'Discussion' : `Discussion (${open})`),
    en: (open: number) => (open === 0 ? 'Discussion' : `Discussion (${open})`),
  },
  about: { fr: (place: string) => `Commenter : ${place}`, en: (place: string) => `Comment on: ${place}` },
  aboutText: { fr: 'Commenter le texte entier', en: 'Comment on the whole text' },
  wholeText: { fr: 'Texte entier', en: 'Whole text' },
  comment: { fr: 'Commenter', en: 'Comment' },
  answer: { fr: 'Répondre', en: 'Answer' },
  answerTo: { fr: (place: string) => `Réponse : ${place}`, en: (place: string) => `Answer: ${place}` },
  resolve: { fr: 'Clore', en: 'Resolve' },
  reopen: { fr: 'Rouvrir', en: 'Reopen' },
  open: { fr: 'ouverte', en: 'open' },
  resolvedBy: {
    fr: (name: string, at: string) => `close par ${name}, ${at}`,
    en: (name: string, at: string) => `resolved by ${name}, ${at}`,
  },
  gone: { fr: 'n’est plus dans le texte', en: 'no longer in the text' },
  none: {
    fr: 'Rien n’a été dit de ce texte. Les commentaires se font sous « Ligne à ligne », là où est le curseur.',
    en: 'Nothing was said about this text. Comments are made in “Line by line”, where the cursor is.',
  },
  noneHere: {
    fr: 'Rien n’a été dit de ce texte. Placez le curseur sur ce que vous voulez commenter.',
    en: 'Nothing was said about this text. Put the cursor on what you want to comment on.',
  },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  marked: { fr: 'Discussion ouverte ici', en: 'Open discussion here' },
  markedResolved: { fr: 'Discussion close ici', en: 'Resolved discussion here' },
});

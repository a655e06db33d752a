import { defineMessages } from '../i18n/messages.js';

/** What a job is doing, by the server's code; one that this console does not know is called work in progress. */
export const jobStepMessages = defineMessages({
  queued: { fr: 'En attente d’un processus libre', en: 'Waiting for a free worker' },
  starting: { fr: 'Démarrage', en: 'Starting' },
  reading_file: { fr: 'Lecture du fichier', en: 'Reading the file' },
  writing_rows: { fr: 'Enregistrement des lignes', en: 'Writing the rows' },
  profiling: { fr: 'Calcul du profil', en: 'Computing the profile' },
  publishing: { fr: 'Publication', en: 'Publishing' },
  loading_history: { fr: 'Chargement de l’historique', en: 'Loading the history' },
  observing: { fr: 'Constitution des observations', en: 'Gathering the observations' },
  deciding: { fr: 'Décisions des deux versions', en: 'Deciding by both versions' },
  reporting: { fr: 'Rédaction du rapport', en: 'Writing the report' },
  succeeded: { fr: 'Terminé', en: 'Done' },
  failed: { fr: 'Échec', en: 'Failed' },
  cancelled: { fr: 'Annulé', en: 'Cancelled' },
});

export const jobMessages = defineMessages({
  working: { fr: 'Traitement en cours', en: 'Work in progress' },
  progress: { fr: 'Avancement', en: 'Progress' },
  cancel: { fr: 'Annuler le traitement', en: 'Cancel' },
  cancelling: { fr: 'Annulation demandée…', en: 'Cancelling…' },
  elapsed: { fr: (time: string) => `depuis ${time}`, en: (time: string) => `for ${time}` },
  seconds: { fr: (n: number) => `${n} s`, en: (n: number) => `${n} s` },
  minutes: {
    fr: (minutes: number, seconds: number) => `${minutes} min ${seconds} s`,
    en: (minutes: number, seconds: number) => `${minutes} min ${seconds} s`,
  },
  leave: {
    fr: 'Vous pouvez quitter cette page : le traitement continue.',
    en: 'You may leave this page: the work goes on.',
  },
  lost: {
    fr: (wait: string, time: string) => `Suivi en direct interrompu, nouvel essai dans ${wait} · état de ${time}.`,
    en: (wait: string, time: string) => `Live updates paused, retrying in ${wait} · as of ${time}.`,
  },
  counts: {
    fr: (rows: string, pace: string | null, rejected: string) =>
      `${rows} lignes lues${pace === null ? '' : ` (${pace} par seconde)`}, ${rejected} rejetées`,
    en: (rows: string, pace: string | null, rejected: string) =>
      `${rows} rows read${pace === null ? '' : ` (${pace} a second)`}, ${rejected} rejected`,
  },
  failedTitle: { fr: 'Le traitement a échoué', en: 'The work failed' },
  cancelledTitle: { fr: 'Le traitement a été annulé', en: 'The work was cancelled' },
});

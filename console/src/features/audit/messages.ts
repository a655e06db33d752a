import { defineMessages } from '../../i18n/messages.js';
import { enPlural, frPlural } from '../../i18n/plural.js';

export const auditMessages = defineMessages({
  title: { fr: 'Journal d’audit', en: 'Audit log' },
  answer: {
    fr: 'Qui a fait quoi, et quand. Chaque ligne porte l’empreinte de la précédente : en modifier une se voit.',
    en: 'Who did what, and when. Each row carries the digest of the one before: changing one shows.',
  },
  verify: { fr: 'Vérifier la chaîne', en: 'Verify the chain' },
  notVerified: {
    fr: 'Chaîne non vérifiée depuis l’ouverture de cette page',
    en: 'Chain not verified since this page was opened',
  },
  notVerifiedText: {
    fr: 'La vérification relit toutes les lignes et recalcule leurs empreintes.',
    en: 'Verifying reads every row again and computes its digest anew.',
  },
  verified: {
    fr: (row: string) => `Chaîne vérifiée jusqu’à la ligne ${row}`,
    en: (row: string) => `Chain verified up to row ${row}`,
  },
  verifiedText: {
    fr: (time: string, n: number, rows: string) =>
      `${rows} ${frPlural(n, 'ligne relue', 'lignes relues')} à ${time}, aucune modifiée, retirée ni déplacée.`,
    en: (time: string, n: number, rows: string) =>
      `${rows} ${enPlural(n, 'row', 'rows')} read again at ${time}; none changed, removed or moved.`,
  },
  headHash: { fr: 'Dernière empreinte', en: 'Last digest' },
  broken: {
    fr: (row: string) => `La chaîne est rompue à la ligne ${row}`,
    en: (row: string) => `The chain is broken at row ${row}`,
  },
  brokenText: {
    fr: (fault: string, upTo: string) =>
      `${fault} Les lignes sont intactes jusqu’à la ${upTo} comprise. Conservez la base telle quelle et prévenez votre responsable.`,
    en: (fault: string, upTo: string) =>
      `${fault} Rows are intact up to and including ${upTo}. Keep the database as it is and tell your superior.`,
  },
  fault_missing: { fr: 'Une ligne manque.', en: 'A row is missing.' },
  fault_changed: {
    fr: 'Le contenu de la ligne n’est plus celui de son empreinte.',
    en: 'The content of the row is not what its digest says.',
  },
  fault_unlinked: {
    fr: 'La ligne ne suit pas la précédente.',
    en: 'The row does not follow from the one before.',
  },
  fault_record_changed: {
    fr: 'La décision, la signature ou la version dont elle répond a été modifiée.',
    en: 'The decision, signature or version that it vouches for was changed.',
  },
  fault_record_missing: {
    fr: 'La décision, la signature ou la version dont elle répond a disparu.',
    en: 'The decision, signature or version that it vouches for is gone.',
  },
  emptyTitle: { fr: 'Le journal est vide', en: 'The log is empty' },
  emptyText: { fr: 'Aucune action de ce type n’a été enregistrée.', en: 'No such act has been recorded.' },
  action: { fr: 'Action', en: 'Act' },
  anyAction: { fr: 'Toutes les actions', en: 'All acts' },
  fromRow: {
    fr: (row: string) => `À partir de la ligne ${row}`,
    en: (row: string) => `From row ${row}`,
  },
  fromStart: { fr: 'Revenir au début', en: 'Back to the newest' },
  list: { fr: 'Actions enregistrées', en: 'Recorded acts' },
  row: { fr: 'Ligne', en: 'Row' },
  when: { fr: 'Quand', en: 'When' },
  who: { fr: 'Qui', en: 'Who' },
  what: { fr: 'Quoi', en: 'What' },
  subject: { fr: 'Objet', en: 'Subject' },
  details: { fr: 'Détails', en: 'Details' },
  open: { fr: (row: string) => `Détails de la ligne ${row}`, en: (row: string) => `Details of row ${row}` },
  hash: { fr: 'Empreinte', en: 'Digest' },
  prevHash: { fr: 'Empreinte précédente', en: 'Digest before' },
  none: { fr: 'aucun', en: 'none' },
  more: { fr: 'Afficher la suite', en: 'Show more' },
  end: { fr: 'C’est la première ligne du journal.', en: 'This is the first row of the log.' },
  kindUser: { fr: 'personne', en: 'person' },
  kindApiKey: { fr: 'clé d’API', en: 'API key' },
  kindSystem: { fr: 'programme', en: 'program' },
});

/** Acts by the server's code, as a heading; one that this console does not know is shown by its code. */
export const actionMessages = defineMessages({
  'company.created': { fr: 'Société créée', en: 'Company created' },
  'user.created': { fr: 'Compte créé', en: 'Account created' },
  'user.roles_set': { fr: 'Rôles modifiés', en: 'Roles set' },
  'user.enabled': { fr: 'Compte réactivé', en: 'Account enabled' },
  'user.disabled': { fr: 'Compte désactivé', en: 'Account disabled' },
  'user.signed_in': { fr: 'Connexion', en: 'Signed in' },
  'user.signed_out': { fr: 'Déconnexion', en: 'Signed out' },
  'user.sign_in_locked': { fr: 'Connexion suspendue', en: 'Sign-in locked' },
  'user.password_changed': { fr: 'Mot de passe changé', en: 'Password changed' },
  'user.signatory_roles_set': { fr: 'Rôles de signataire modifiés', en: 'Signing roles set' },
  'user.sessions_ended': { fr: 'Sessions fermées', en: 'Sessions ended' },
  'substitution.added': { fr: 'Suppléance ajoutée', en: 'Substitution added' },
  'substitution.ended': { fr: 'Suppléance terminée', en: 'Substitution ended' },
  'api_key.created': { fr: 'Clé d’API créée', en: 'API key created' },
  'api_key.revoked': { fr: 'Clé d’API révoquée', en: 'API key revoked' },
  'api_key.rotated': { fr: 'Clé d’API renouvelée', en: 'API key rotated' },
  'benchmark.installed': { fr: 'Référence sectorielle installée', en: 'Benchmark installed' },
  'scorecard.installed': { fr: 'Grille installée', en: 'Scorecard installed' },
  'version.published': { fr: 'Version publiée', en: 'Version published' },
  'version.activated': { fr: 'Version mise en vigueur', en: 'Version put in force' },
  'version.suspended': { fr: 'Version suspendue', en: 'Version suspended' },
  'version.rolled_back': { fr: 'Retour à une version', en: 'Version rolled back' },
  'version.release_exception': { fr: 'Exception aux seuils', en: 'Release exception' },
  'draft.created': { fr: 'Brouillon créé', en: 'Draft created' },
  'draft.discarded': { fr: 'Brouillon supprimé', en: 'Draft discarded' },
  'draft.submitted': { fr: 'Brouillon soumis', en: 'Draft submitted' },
  'draft.withdrawn': { fr: 'Brouillon retiré', en: 'Draft withdrawn' },
  'draft.rejected': { fr: 'Brouillon renvoyé', en: 'Draft sent back' },
  'draft.rebased': { fr: 'Brouillon repris sur la version en vigueur', en: 'Draft rebased' },
  'case.saved': { fr: 'Cas enregistré', en: 'Case saved' },
  'case.deleted': { fr: 'Cas supprimé', en: 'Case deleted' },
  'decision.recorded': { fr: 'Décision rendue', en: 'Decision made' },
  'decision.signed': { fr: 'Décision signée', en: 'Decision signed' },
  'decision.resolved': { fr: 'Décision tranchée', en: 'Decision resolved' },
  'shadow.started': { fr: 'Grille candidate mise à blanc', en: 'Challenger started in shadow' },
  'shadow.stopped': { fr: 'Grille candidate arrêtée', en: 'Challenger stopped' },
  'audit.exported': { fr: 'Journal exporté', en: 'Log exported' },
  'dataset.imported': { fr: 'Données importées', en: 'Data imported' },
  'dataset.renamed': { fr: 'Jeu de données renommé', en: 'Dataset renamed' },
  'dataset.removed': { fr: 'Jeu de données supprimé', en: 'Dataset removed' },
  'backtest.started': { fr: 'Rétro-test lancé', en: 'Backtest started' },
  'backtest.finished': { fr: 'Rétro-test terminé', en: 'Backtest finished' },
  'backtest.cancelled': { fr: 'Rétro-test annulé', en: 'Backtest cancelled' },
});

/**
 * Every fault that a caller can meet, in one place: its code, HTTP status, and what a person reads.
 * `docs/errors.md` lists the same codes (a test compares the two).
 */
import type { Text } from '@encours/engine';

export interface ErrorEntry {
  readonly status: number;
  readonly title: Text;
  /** What to do about it; null where the title says it already. */
  readonly help: Text | null;
}

export const ERRORS = {
  invalid_request: {
    status: 400,
    title: { fr: 'La requête n’a pas la forme attendue.', en: 'The request does not have the expected shape.' },
    help: { fr: 'Corrigez les champs signalés.', en: 'Mend the fields that are listed.' },
  },
  invalid_json: {
    status: 400,
    title: { fr: 'Le corps de la requête n’est pas du JSON valide.', en: 'The body of the request is not valid JSON.' },
    help: {
      fr: 'Envoyez un seul document JSON en UTF-8, sans commentaire ni clé en double.',
      en: 'Send one JSON document in UTF-8, without comments or duplicate keys.',
    },
  },
  invalid_cursor: {
    status: 400,
    title: { fr: 'Ce curseur n’est pas un curseur de cette liste.', en: 'This cursor is not a cursor of this list.' },
    help: { fr: 'Reprenez la liste depuis le début.', en: 'Start the list again from the beginning.' },
  },
  period_reversed: {
    status: 400,
    title: {
      fr: 'La période finit avant de commencer : il n’y aurait rien à y trouver.',
      en: 'The period ends before it begins: there would be nothing to find in it.',
    },
    help: {
      fr: 'Mettez dans « to » le jour de « from » ou un jour qui le suit.',
      en: 'Set “to” to the day of “from” or to a day after it.',
    },
  },
  signed_out: {
    status: 401,
    title: { fr: 'Vous n’êtes pas connecté.', en: 'You are not signed in.' },
    help: { fr: 'Connectez-vous, puis recommencez.', en: 'Sign in, then try again.' },
  },
  invalid_api_key: {
    status: 401,
    title: {
      fr: 'La clé d’API manque, est fausse ou a été révoquée.',
      en: 'The API key is missing, wrong or revoked.',
    },
    help: {
      fr: 'Envoyez « Authorization: Bearer enc_… » avec une clé en cours de validité.',
      en: 'Send “Authorization: Bearer enc_…” with a key that is in use.',
    },
  },
  forbidden: {
    status: 403,
    title: { fr: 'Vos droits ne permettent pas cette action.', en: 'Your rights do not allow this.' },
    help: {
      fr: 'Demandez à un administrateur le rôle ou la portée nécessaire.',
      en: 'Ask an administrator for the role or scope that it takes.',
    },
  },
  wrong_credentials: {
    // Not 401, which tells the console that a session has ended.
    status: 403,
    title: { fr: 'Adresse ou mot de passe incorrect.', en: 'Wrong mail address or password.' },
    help: null,
  },
  oidc_refused: {
    status: 403,
    title: { fr: 'Aucun compte ne correspond à cette identité.', en: 'No account belongs to this identity.' },
    help: {
      fr: 'Demandez à un administrateur un compte à la même adresse, vérifiée par le fournisseur d’identité.',
      en: 'Ask an administrator for an account with the same mail address, verified by the identity provider.',
    },
  },
  wrong_origin: {
    status: 403,
    title: { fr: 'La requête vient d’un autre site.', en: 'The request comes from another site.' },
    help: {
      fr: 'Ouvrez la console à l’adresse du serveur, ou déclarez l’origine dans ENCOURS_ORIGIN.',
      en: 'Open the console at the address of the server, or declare the origin in ENCOURS_ORIGIN.',
    },
  },
  own_draft: {
    status: 403,
    title: {
      fr: 'Une version est approuvée par une autre personne que son auteur.',
      en: 'A version is approved by somebody other than its author.',
    },
    help: { fr: 'Demandez à un second signataire.', en: 'Ask a second signatory.' },
  },
  own_request: {
    status: 403,
    title: {
      fr: 'Une demande est signée par une autre personne que celle qui l’a faite.',
      en: 'A request is signed by somebody other than whoever made it.',
    },
    help: {
      fr: 'Elle est dans la corbeille des autres signataires.',
      en: 'It is in the inbox of the other signatories.',
    },
  },
  authority_exceeded: {
    status: 403,
    title: { fr: 'Ce montant dépasse votre délégation.', en: 'This amount is above your authority.' },
    help: {
      fr: 'Accordez moins, ou laissez la demande à qui peut la signer.',
      en: 'Grant less, or leave the request to somebody who may sign it.',
    },
  },
  not_found: {
    status: 404,
    title: { fr: 'Introuvable.', en: 'Not found.' },
    help: null,
  },
  method_not_allowed: {
    status: 405,
    title: { fr: 'Cette adresse n’accepte pas cette méthode.', en: 'This address does not take this method.' },
    help: { fr: 'L’en-tête Allow donne les méthodes acceptées.', en: 'The Allow header lists those it takes.' },
  },
  request_timeout: {
    status: 408,
    title: {
      fr: 'Le corps de la requête n’arrive plus, ou trop lentement.',
      en: 'The body of the request has stopped coming, or comes too slowly.',
    },
    help: { fr: 'Renvoyez la requête en entier.', en: 'Send the whole request again.' },
  },
  draft_conflict: {
    status: 409,
    title: {
      fr: 'Le brouillon a été enregistré ailleurs entre-temps.',
      en: 'The draft has been saved elsewhere in the meantime.',
    },
    help: { fr: 'Rechargez-le et reportez vos changements.', en: 'Reload it and apply your changes again.' },
  },
  draft_not_editable: {
    status: 409,
    title: {
      fr: 'Ce brouillon est en relecture ou publié : il ne se modifie plus.',
      en: 'This draft is in review or published: it can no longer be edited.',
    },
    help: { fr: 'Retirez-le de la relecture pour le reprendre.', en: 'Withdraw it from review to go on with it.' },
  },
  draft_not_in_review: {
    status: 409,
    title: { fr: 'Ce brouillon n’est pas en relecture.', en: 'This draft is not in review.' },
    help: null,
  },
  digest_mismatch: {
    status: 409,
    title: {
      fr: 'Le texte soumis n’est pas celui que vous avez lu.',
      en: 'The submitted text is not the one that you have read.',
    },
    help: { fr: 'Relisez le brouillon, puis approuvez-le.', en: 'Read the draft again, then approve it.' },
  },
  base_moved: {
    status: 409,
    title: {
      fr: 'Une autre version a été publiée entre-temps.',
      en: 'Another version has been published in the meantime.',
    },
    help: {
      fr: 'Mettez « version » au numéro suivant, vérifiez la différence, puis soumettez de nouveau.',
      en: 'Set “version” to the next number, look at the difference, then submit again.',
    },
  },
  backtest_mismatch: {
    status: 409,
    title: {
      fr: 'Ce backtest n’est pas terminé, ou ne porte pas sur ce texte.',
      en: 'This backtest is not finished, or is not of this text.',
    },
    help: { fr: 'Lancez-en un sur le brouillon tel qu’il est.', en: 'Run one on the draft as it is now.' },
  },
  release_gate: {
    status: 409,
    title: {
      fr: 'La version ne tient pas les seuils de mise en production.',
      en: 'The version does not meet its release tolerances.',
    },
    help: {
      fr: 'Renvoyez-la, ou motivez une exception : elle reste attachée à la version.',
      en: 'Send it back, or give a reason for an exception: it stays with the version.',
    },
  },
  rebase_conflicts: {
    status: 409,
    title: { fr: 'Les deux textes changent les mêmes points.', en: 'Both texts change the same points.' },
    help: { fr: 'Choisissez, pour chacun, ce qui reste.', en: 'Choose for each of them what stays.' },
  },
  not_rollable: {
    status: 409,
    title: {
      fr: 'On ne revient qu’à une version qui a été en vigueur et ne l’est plus.',
      en: 'One goes back only to a version that was in force and is no more.',
    },
    help: null,
  },
  api_key_not_in_use: {
    status: 409,
    title: {
      fr: 'Cette clé est révoquée, ou déjà renouvelée.',
      en: 'This key is revoked, or has been rotated already.',
    },
    help: null,
  },
  shadow_running: {
    status: 409,
    title: {
      fr: 'Une grille candidate tourne déjà à blanc pour cette grille.',
      en: 'A challenger runs in shadow for this scorecard already.',
    },
    help: { fr: 'Arrêtez-la d’abord.', en: 'Stop it first.' },
  },
  shadow_not_running: {
    status: 409,
    title: { fr: 'Cette grille candidate est déjà arrêtée.', en: 'This challenger has been stopped already.' },
    help: null,
  },
  already_signed: {
    status: 409,
    title: { fr: 'Vous avez déjà signé cette demande.', en: 'You have signed this request already.' },
    help: {
      fr: 'La seconde signature est celle d’une autre personne, pour une autre délégation.',
      en: 'The second signature is another person’s, by another authority.',
    },
  },
  already_resolved: {
    status: 409,
    title: { fr: 'Cette demande est déjà tranchée.', en: 'This request is resolved already.' },
    help: { fr: 'Une nouvelle demande donne une nouvelle décision.', en: 'A new request gives a new decision.' },
  },
  request_lapsed: {
    status: 409,
    title: {
      fr: 'Cette demande est caduque : personne ne l’a signée à temps.',
      en: 'This request has lapsed: nobody signed it in time.',
    },
    help: { fr: 'Faites-en une nouvelle, sur des données à jour.', en: 'Make a new one, on current facts.' },
  },
  signed_meanwhile: {
    status: 409,
    title: { fr: 'Une autre personne a signé entre-temps.', en: 'Somebody else has signed in the meantime.' },
    help: { fr: 'Relisez sa signature, puis décidez.', en: 'Read that signature, then decide.' },
  },
  nothing_to_override: {
    status: 409,
    title: {
      fr: 'La machine a déjà décidé ainsi : il n’y a rien à signer.',
      en: 'The machine has decided so already: there is nothing to sign.',
    },
    help: null,
  },
  substitution_overlaps: {
    status: 409,
    title: {
      fr: 'Cette personne a déjà un suppléant pendant une partie de ces jours.',
      en: 'This person has a substitute already on some of these days.',
    },
    help: { fr: 'Mettez d’abord fin à l’autre suppléance.', en: 'End the other one first.' },
  },
  no_version_in_force: {
    status: 409,
    title: { fr: 'Aucune version de cette grille n’est en vigueur.', en: 'No version of this scorecard is in force.' },
    help: { fr: 'Un approbateur doit en mettre une en vigueur.', en: 'An approver must put one in force.' },
  },
  version_not_in_force: {
    status: 409,
    title: { fr: 'Cette version n’est pas en vigueur.', en: 'This version is not in force.' },
    help: {
      fr: 'Retirez « @version » pour décider avec la version en vigueur.',
      en: 'Leave out “@version” to decide by the version in force.',
    },
  },
  version_not_activable: {
    status: 409,
    title: {
      fr: 'Cette version est déjà en vigueur, programmée ou remplacée.',
      en: 'This version is already in force, scheduled or replaced.',
    },
    help: {
      fr: 'Pour revenir à un ancien texte, publiez-le comme nouvelle version.',
      en: 'To go back to an old text, publish it as a new version.',
    },
  },
  date_in_future: {
    status: 422,
    title: { fr: 'La date de décision est à venir.', en: 'The decision date lies in the future.' },
    help: {
      fr: 'Mettez dans « application.date » le jour de la demande, aujourd’hui au plus tard.',
      en: 'Set “application.date” to the day of the request, today at the latest.',
    },
  },
  override_reason_missing: {
    status: 422,
    title: {
      fr: 'S’écarter de la proposition de la machine demande un motif.',
      en: 'To depart from what the machine proposes takes a reason.',
    },
    help: { fr: 'Choisissez-en un dans la liste.', en: 'Choose one from the list.' },
  },
  amount_above_request: {
    status: 422,
    title: {
      fr: 'Le montant dépasse ce qui est demandé et ce que la machine propose.',
      en: 'The amount is above what is asked for and what the machine proposes.',
    },
    help: { fr: 'Accordez au plus le plus grand des deux.', en: 'Grant at most the larger of the two.' },
  },
  signatory_role_unknown: {
    status: 422,
    title: { fr: 'Aucune grille ne délègue rien à ce rôle.', en: 'No scorecard delegates anything to this role.' },
    help: { fr: 'Choisissez un rôle de la liste.', en: 'Choose a role from the list.' },
  },
  idempotency_conflict: {
    status: 409,
    title: {
      fr: 'Cette clé d’idempotence a déjà servi pour une autre requête.',
      en: 'This idempotency key has been used for another request.',
    },
    help: { fr: 'Employez une clé neuve par requête.', en: 'Use a new key for each request.' },
  },
  webhook_refused: {
    status: 422,
    title: { fr: 'Un webhook n’est pas envoyé à cette adresse.', en: 'No webhook is sent to this address.' },
    help: {
      fr: 'Donnez une adresse https publique, sans nom d’utilisateur ni mot de passe.',
      en: 'Give a public https address, without user name or password.',
    },
  },
  email_taken: {
    status: 409,
    title: { fr: 'Cette adresse a déjà un compte.', en: 'This mail address has an account already.' },
    help: null,
  },
  last_admin: {
    status: 409,
    title: { fr: 'Il doit rester un administrateur.', en: 'One administrator must remain.' },
    help: { fr: 'Donnez d’abord ce rôle à quelqu’un d’autre.', en: 'Give the role to somebody else first.' },
  },
  benchmark_version_taken: {
    status: 409,
    title: {
      fr: 'Ce numéro de version n’est pas le suivant de cette référence.',
      en: 'This version number is not the next one of this benchmark.',
    },
    help: {
      fr: 'Mettez dans « version » le numéro qui suit le dernier : une version publiée ne change jamais.',
      en: 'Set “version” to the number after the last one: a published version never changes.',
    },
  },
  dataset_name_taken: {
    status: 409,
    title: { fr: 'Un jeu de données porte déjà ce nom.', en: 'A dataset of this name exists already.' },
    help: {
      fr: 'Choisissez un autre nom, ou ajoutez le fichier à ce jeu.',
      en: 'Choose another name, or add the file to that dataset.',
    },
  },
  dataset_busy: {
    status: 409,
    title: { fr: 'Un import est en cours dans ce jeu de données.', en: 'An import into this dataset is under way.' },
    help: { fr: 'Attendez qu’il soit terminé, ou annulez-le.', en: 'Wait until it has ended, or cancel it.' },
  },
  already_imported: {
    status: 409,
    title: {
      fr: 'Ce fichier a déjà été importé dans ce jeu de données.',
      en: 'This file has already been imported into this dataset.',
    },
    help: { fr: 'Rien n’a été ajouté : il n’y a rien à faire.', en: 'Nothing was added: there is nothing to do.' },
  },
  backtest_not_finished: {
    status: 409,
    title: { fr: 'Ce rétro-test n’a pas de rapport.', en: 'This backtest has no report.' },
    help: { fr: 'Attendez qu’il soit terminé, ou relancez-le.', en: 'Wait until it has ended, or start it again.' },
  },
  backtest_data_changed: {
    status: 409,
    title: {
      fr: 'Le jeu de données a changé ou disparu depuis ce rétro-test.',
      en: 'The dataset has changed or gone since this backtest.',
    },
    help: {
      fr: 'Relancez le rétro-test sur les données actuelles.',
      en: 'Run the backtest again on the current data.',
    },
  },
  live_busy: {
    status: 503,
    title: { fr: 'Trop de rétro-tests en direct sont ouverts.', en: 'Too many live backtests are open.' },
    help: {
      fr: 'Réessayez dans quelques minutes, ou lancez un rétro-test ordinaire.',
      en: 'Try again in a few minutes, or start an ordinary backtest.',
    },
  },
  file_missing: {
    status: 400,
    title: { fr: 'Aucun fichier n’a été envoyé.', en: 'No file was sent.' },
    help: {
      fr: 'Envoyez un formulaire multipart avec un champ « file ».',
      en: 'Send a multipart form with a field “file”.',
    },
  },
  file_too_large: {
    status: 413,
    title: { fr: 'Le fichier dépasse 512 Mio.', en: 'The file exceeds 512 MiB.' },
    help: { fr: 'Compressez-le avec gzip ou découpez-le.', en: 'Compress it with gzip or split it.' },
  },
  file_unreadable: {
    status: 422,
    title: { fr: 'Le fichier ne peut pas être lu.', en: 'The file cannot be read.' },
    help: {
      fr: 'Exportez-le de nouveau, en CSV ou, pour l’API et « encours import », en NDJSON : un objet JSON par ligne.',
      en: 'Export it again, as CSV or, for the API and “encours import”, as NDJSON: one JSON object on each line.',
    },
  },
  mapping_invalid: {
    status: 422,
    title: { fr: 'La correspondance ne convient pas à ce fichier.', en: 'The mapping does not fit this file.' },
    help: {
      fr: 'Choisissez une colonne pour chaque donnée obligatoire.',
      en: 'Choose a column for each required field.',
    },
  },
  mapping_incomplete: {
    status: 422,
    title: {
      fr: 'Le fichier ne prouve pas comment ses dates ou ses montants se lisent.',
      en: 'The file does not prove how its dates or amounts are to be read.',
    },
    help: {
      fr: 'Indiquez l’ordre des dates et le signe décimal.',
      en: 'State the order of dates and the decimal sign.',
    },
  },
  import_currency_differs: {
    status: 422,
    title: {
      fr: 'Cet import n’est pas dans la devise du jeu de données.',
      en: 'This import is not in the currency of the dataset.',
    },
    help: {
      fr: 'Importez dans la devise du jeu de données, ou dans un autre jeu de données.',
      en: 'Import in the currency of the dataset, or into another dataset.',
    },
  },
  currency_differs: {
    status: 422,
    title: {
      fr: 'L’historique et les grilles ne sont pas dans la même monnaie.',
      en: 'History and scorecards are not in the same currency.',
    },
    help: {
      fr: 'Prenez une grille dans la monnaie de l’historique, ou importez-le dans celle de la grille.',
      en: 'Take a scorecard in the currency of the history, or import that in the currency of the scorecard.',
    },
  },
  plan_invalid: {
    status: 422,
    title: {
      fr: 'Ce plan ne donne aucune observation utilisable.',
      en: 'This plan gives no observation that can be used.',
    },
    help: {
      fr: 'Prenez des dates couvertes par le jeu de données, horizon compris.',
      en: 'Take dates that the dataset covers, horizon included.',
    },
  },
  body_too_large: {
    status: 413,
    title: { fr: 'La requête est trop volumineuse.', en: 'The request is too large.' },
    help: { fr: 'La limite est de 1 Mio.', en: 'The limit is 1 MiB.' },
  },
  batch_too_large: {
    status: 413,
    title: { fr: 'Le lot est trop volumineux : il s’arrête ici.', en: 'The batch is too large: it ends here.' },
    help: {
      fr: 'Envoyez au plus 100 000 lignes et 512 Mio à la fois. Ce qui précède est enregistré.',
      en: 'Send at most 100,000 lines and 512 MiB at a time. What came before is recorded.',
    },
  },
  unsupported_media_type: {
    status: 415,
    title: { fr: 'Ce type de contenu n’est pas accepté.', en: 'This content type is not accepted.' },
    help: { fr: 'Voyez GET /v1/openapi.json.', en: 'See GET /v1/openapi.json.' },
  },
  application_invalid: {
    status: 422,
    title: {
      fr: 'La demande ne peut pas être décidée telle quelle.',
      en: 'The application cannot be decided as it is.',
    },
    help: { fr: 'Corrigez les champs signalés.', en: 'Mend the fields that are listed.' },
  },
  draft_has_faults: {
    status: 422,
    title: { fr: 'Le brouillon contient des erreurs.', en: 'The draft has errors.' },
    help: { fr: 'Corrigez-les, puis soumettez-le.', en: 'Mend them, then submit it.' },
  },
  scorecard_invalid: {
    status: 422,
    title: { fr: 'La grille contient des erreurs.', en: 'The scorecard has errors.' },
    help: {
      fr: 'Publiez une version sans erreur, ou revenez au moteur qui l’acceptait.',
      en: 'Publish a version without errors, or go back to the engine that accepted it.',
    },
  },
  benchmark_invalid: {
    status: 422,
    title: { fr: 'La référence sectorielle contient des erreurs.', en: 'The benchmark has errors.' },
    help: {
      fr: 'Corrigez les passages signalés, puis ajoutez-la de nouveau.',
      en: 'Mend what is listed, then add it again.',
    },
  },
  cases_failed: {
    status: 422,
    title: {
      fr: 'Des cas enregistrés ne donnent pas le résultat attendu.',
      en: 'Saved cases do not give what they must.',
    },
    help: { fr: 'Corrigez la grille ou l’attente du cas.', en: 'Mend the scorecard, or what the case expects.' },
  },
  sign_in_locked: {
    status: 429,
    title: {
      fr: 'Trop d’essais manqués : la connexion est suspendue quelques minutes.',
      en: 'Too many failed attempts: signing in is suspended for some minutes.',
    },
    help: { fr: 'Attendez, puis recommencez.', en: 'Wait, then try again.' },
  },
  storage_full: {
    status: 507,
    title: { fr: 'Il n’y a plus de place sur le disque.', en: 'There is no room left on the disk.' },
    help: {
      fr: 'Rien n’a été enregistré. Libérez de la place, puis recommencez.',
      en: 'Nothing was recorded. Make room, then try again.',
    },
  },
  internal: {
    status: 500,
    title: { fr: 'Une erreur interne est survenue.', en: 'An internal error occurred.' },
    help: {
      fr: 'Réessayez ; si elle persiste, transmettez le numéro de requête à l’administrateur.',
      en: 'Try again; if it persists, give the request id to the administrator.',
    },
  },
  busy: {
    status: 503,
    title: { fr: 'La base est occupée.', en: 'The database is busy.' },
    help: { fr: 'Réessayez dans un instant.', en: 'Try again in a moment.' },
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;

export type ErrorCode = keyof typeof ERRORS;

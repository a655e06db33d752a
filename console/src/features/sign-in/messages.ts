import { defineMessages } from '../../i18n/messages.js';

export const signInMessages = defineMessages({
  title: { fr: 'Connexion', en: 'Sign in' },
  promise: {
    fr: 'La politique de crédit clients, écrite, éprouvée sur vos vrais clients, approuvée à deux, et expliquée à chaque décision.',
    en: 'Trade-credit policy: written down, tried on your real customers, approved by two people, explained at each decision.',
  },
  email: { fr: 'Adresse e-mail', en: 'E-mail' },
  password: { fr: 'Mot de passe', en: 'Password' },
  submit: { fr: 'Se connecter', en: 'Sign in' },
  oidc: { fr: 'Se connecter par le compte de l’entreprise', en: 'Sign in with your company account' },
  oidcRefused: {
    fr: 'Le compte de l’entreprise n’a pas été reconnu ici. Demandez à un administrateur un compte à la même adresse.',
    en: 'Your company account is not known here. Ask an administrator for an account with the same e-mail.',
  },
  failed: { fr: 'Connexion impossible', en: 'Could not sign in' },
  demoTitle: { fr: 'Comptes de démonstration', en: 'Demonstration accounts' },
  demoHint: {
    fr: 'Choisissez un rôle : les champs se remplissent, il ne reste qu’à vous connecter.',
    en: 'Pick a role: the fields are filled in, then sign in.',
  },
  emailNeeded: { fr: 'Saisissez votre adresse e-mail.', en: 'Enter your e-mail address.' },
  passwordNeeded: { fr: 'Saisissez votre mot de passe.', en: 'Enter your password.' },
});

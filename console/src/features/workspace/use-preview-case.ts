import type { Application } from '@encours/engine';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { ApiOutput } from '../../api/types.js';
import { useFormats, useLocale, useT } from '../../i18n/locale-provider.js';
import { blankApplication } from './preview/case-application.js';
import { type PreviewCase, toPastCase, toPreviewCases } from './preview/cases.js';
import { previewMessages } from './preview/messages.js';
import { workspaceRoute } from './routes.js';

/** The case in the preview: chosen in the address, its data edited on the spot. */
export function usePreviewCase(rows: ApiOutput['cases']['list']) {
  const { locale } = useLocale();
  const t = useT(previewMessages);
  const formats = useFormats();
  const navigate = useNavigate({ from: workspaceRoute.fullPath });
  const { case: wanted } = workspaceRoute.useSearch();
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const blank = useMemo(
    (): PreviewCase => ({
      key: 'blank',
      name: t.blank,
      shipped: false,
      application: blankApplication(today),
      expect: null,
    }),
    [t, today],
  );
  const listed = useMemo(
    () => toPreviewCases(rows, locale).filter(({ application }) => application !== null),
    [rows, locale],
  );
  const [past, setPast] = useState<PreviewCase | null>(null);
  const cases = useMemo(() => [...listed, blank, ...(past === null ? [] : [past])], [listed, blank, past]);
  const chosen = past ?? cases.find(({ key }) => key === wanted) ?? cases.find(({ shipped }) => shipped) ?? blank;
  const original = chosen.application ?? blankApplication(today);
  const [edit, setEdit] = useState<{ readonly key: string; readonly application: Application } | null>(null);
  const application = edit !== null && edit.key === chosen.key ? edit.application : original;
  const choose = useCallback(
    (key: string) => {
      setEdit(null);
      setPast(null);
      void navigate({ search: (old) => ({ ...old, case: key }), replace: true });
    },
    [navigate],
  );
  const change = useCallback(
    (update: (application: Application) => Application) =>
      setEdit((old) => ({
        key: chosen.key,
        application: update(old !== null && old.key === chosen.key ? old.application : original),
      })),
    [chosen.key, original],
  );
  const open = useCallback((next: Application) => setEdit({ key: chosen.key, application: next }), [chosen.key]);
  const openPast = useCallback(
    (next: Application) => {
      setEdit(null);
      setPast(toPastCase(next, formats.date(next.date)));
    },
    [formats],
  );
  const reset = useCallback(() => setEdit(null), []);
  return {
    /** Those that are kept: what a text does is measured on them. */
    listed,
    /** Those, an empty one to begin from, and the one of a real customer that is open. */
    cases,
    chosen,
    application,
    original,
    choose,
    change,
    open,
    openPast,
    reset,
  };
}

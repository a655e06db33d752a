import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { useFormats, useLocale, useT } from '../../../i18n/locale-provider.js';
import { ErrorAlert } from '../../../ui/error-alert.js';
import { Section } from '../../../ui/section.js';
import classes from './import.module.css';
import { importMessages } from './messages.js';
import { sendFile } from './send-file.js';

/** Step 1: a file is dropped or chosen, and sent. */
export function FileStep() {
  const t = useT(importMessages);
  const formats = useFormats();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);
  const [share, setShare] = useState(0);
  const [over, setOver] = useState(false);
  const send = useMutation({
    mutationFn: (file: File) => {
      stop.current = new AbortController();
      setShare(0);
      return sendFile(file, { locale, onProgress: setShare, signal: stop.current.signal });
    },
    onSuccess: ({ uploadId }) =>
      navigate({
        to: '/data/import',
        search: (before) => ({ ...before, upload: uploadId, kind: undefined, step: 'reading' }),
      }),
  });
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined) send.mutate(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const stopped = send.error instanceof DOMException && send.error.name === 'AbortError';
  return (
    <Section title={t.whatFile} note={t.whatFileText}>
      <Stack>
        <fieldset
          className={classes.drop}
          aria-label={t.drop}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={onDrop}
        >
          {send.isPending ? (
            <Stack w="100%" maw={420} gap="xs">
              <Group justify="space-between">
                <Text fw={600}>{t.sending(send.variables.name)}</Text>
                <Text size="sm" c="dimmed">
                  {formats.percent(share, 0)}
                </Text>
              </Group>
              <Progress value={share * 100} aria-label={t.sending(send.variables.name)} />
              <Button variant="subtle" size="xs" onClick={() => stop.current?.abort()}>
                {t.stop}
              </Button>
            </Stack>
          ) : (
            <>
              <IconFileUpload size={34} stroke={1.4} aria-hidden />
              <Text fw={600}>{t.drop}</Text>
              <Button onClick={() => input.current?.click()}>{t.choose}</Button>
              <Text size="sm" c="dimmed" maw={460} ta="center">
                {t.dropHint}
              </Text>
            </>
          )}
          <input
            ref={input}
            type="file"
            accept=".csv,.txt,.tsv,.gz,text/csv"
            aria-label={t.choose}
            className={classes.hiddenInput}
            tabIndex={-1}
            onChange={(event) => {
              take(event.currentTarget.files);
              event.currentTarget.value = '';
            }}
          />
        </fieldset>
        {send.isError && !stopped && <ErrorAlert error={send.error} onRetry={() => send.mutate(send.variables)} />}
      </Stack>
    </Section>
  );
}

import { Modal, type ModalProps } from '@mantine/core';
import { useEffect } from 'react';
import { useT } from '../i18n/locale-provider.js';
import { uiMessages } from './messages.js';

/** A window that is open for as long as it is on the page. When it goes, the focus is back where it was before. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  const ui = useT(uiMessages);
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // The window is taken away first, and whatever follows may want the focus for itself.
      setTimeout(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
      });
    };
  }, []);
  return <Modal opened closeButtonProps={{ 'aria-label': ui.close }} {...props} />;
}

import { createContext, useContext } from 'react';
import type { Me } from '../api/types.js';

export const MeContext = createContext<Me | null>(null);

/** The person signed in. Only for components below the signed-in layout. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('this component is only for people who are signed in');
  return me;
}

import { getAbout } from '../services/get-about.js';
import { publicProcedure, router } from './trpc.js';

export const metaRouter = router({
  about: publicProcedure.query(({ ctx }) => getAbout(ctx.deps)),
});

import { ListAuditInput, listAudit, verifyCompanyAudit } from '../services/read-audit.js';
import { router, userProcedure } from './trpc.js';

export const auditRouter = router({
  list: userProcedure.input(ListAuditInput).query(({ ctx, input }) => listAudit(ctx.deps, ctx.actor, input)),
  verify: userProcedure.query(({ ctx }) => verifyCompanyAudit(ctx.deps, ctx.actor)),
});

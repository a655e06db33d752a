import { createApp } from './app.js';

const port = Number(process.env['PORT'] ?? 4600);
const address = await createApp().listen({ port });
process.stdout.write(`Encours listens on ${address}\n`);

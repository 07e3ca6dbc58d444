ALTER TABLE "flags" DROP CONSTRAINT "flags_identity_policy";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "first_anonymous_id" text;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_identity_policy" CHECK ("flags"."identity_policy" in ('device', 'user', 'adopt-user', 'sticky-first') or "flags"."identity_policy" ~ '^attribute:[^.]+([.][^.]+)*$');
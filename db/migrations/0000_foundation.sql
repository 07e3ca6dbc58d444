CREATE TABLE "api_tokens" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_tokens_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "environments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "environments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL,
	"flag_count" integer DEFAULT 0 NOT NULL,
	"chain_sequence" bigint DEFAULT 0 NOT NULL,
	"chain_hash" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "environments_key_pattern" CHECK ("environments"."key" ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
	CONSTRAINT "environments_revision_grows" CHECK ("environments"."revision" >= 0 and "environments"."flag_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "flag_environments" (
	"flag_id" integer NOT NULL,
	"environment_id" integer NOT NULL,
	"enabled" boolean NOT NULL,
	"rollout_percentage" numeric(6, 3) NOT NULL,
	"rules" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"revision" bigint NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"last_entry_id" bigint,
	CONSTRAINT "flag_environments_flag_id_environment_id_pk" PRIMARY KEY("flag_id","environment_id"),
	CONSTRAINT "flag_environments_percentage" CHECK ("flag_environments"."rollout_percentage" between 0 and 100),
	CONSTRAINT "flag_environments_version" CHECK ("flag_environments"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "flags_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"identity_policy" text NOT NULL,
	"failure_mode" text NOT NULL,
	"owner" text DEFAULT '' NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "flags_key_pattern" CHECK ("flags"."key" ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$' and lower("flags"."key") <> 'new'),
	CONSTRAINT "flags_kind" CHECK ("flags"."kind" in ('release', 'experiment', 'ops', 'kill-switch', 'permission')),
	CONSTRAINT "flags_identity_policy" CHECK ("flags"."identity_policy" in ('device', 'user')),
	CONSTRAINT "flags_failure_mode" CHECK ("flags"."failure_mode" in ('last-known-good', 'fail-closed', 'fail-open')),
	CONSTRAINT "flags_text_bounds" CHECK (length("flags"."description") <= 2000 and length("flags"."owner") <= 200)
);
--> statement-breakpoint
CREATE TABLE "history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chain" text NOT NULL,
	"sequence" bigint NOT NULL,
	"change_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"action" text NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" integer,
	"environment_id" integer,
	"flag_key" text,
	"body" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "history_actor" CHECK ("history"."actor_type" in ('account', 'token', 'system'))
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"lineage" uuid DEFAULT gen_random_uuid() NOT NULL,
	"chain_sequence" bigint DEFAULT 0 NOT NULL,
	"chain_hash" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "installation_is_one_row" CHECK ("installation"."only")
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "one_time_links_purpose" CHECK ("one_time_links"."purpose" in ('setup', 'reset', 'invite'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"subject" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"window_started_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_role" CHECK ("users"."role" in ('admin', 'member'))
);
--> statement-breakpoint
ALTER TABLE "flag_environments" ADD CONSTRAINT "flag_environments_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_environments" ADD CONSTRAINT "flag_environments_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_environments" ADD CONSTRAINT "flag_environments_last_entry_id_history_id_fk" FOREIGN KEY ("last_entry_id") REFERENCES "public"."history"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_hash_unique" ON "api_tokens" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "environments_key_unique" ON "environments" USING btree (lower("key"));--> statement-breakpoint
CREATE INDEX "flag_environments_newer" ON "flag_environments" USING btree ("environment_id","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "flags_key_unique" ON "flags" USING btree (lower("key"));--> statement-breakpoint
CREATE UNIQUE INDEX "history_chain_sequence" ON "history" USING btree ("chain","sequence");--> statement-breakpoint
CREATE INDEX "history_of_flag" ON "history" USING btree ("flag_key","environment_id","id");--> statement-breakpoint
CREATE INDEX "history_of_change" ON "history" USING btree ("change_id");--> statement-breakpoint
CREATE INDEX "history_of_environment" ON "history" USING btree ("environment_id","id");--> statement-breakpoint
CREATE INDEX "sessions_of_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_window" ON "sign_in_attempts" USING btree ("window_started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_unique" ON "users" USING btree (lower("email"));--> statement-breakpoint
-- By hand from here on: what drizzle cannot say.
-- History is append-only, whoever asks: a change without its entry, or an entry rewritten, cannot happen.
CREATE FUNCTION "refuse_rewriting_history"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'history is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER "history_is_append_only" BEFORE UPDATE OR DELETE ON "history" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting_history"();--> statement-breakpoint
CREATE TRIGGER "history_is_never_truncated" BEFORE TRUNCATE ON "history" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting_history"();--> statement-breakpoint
INSERT INTO "installation" DEFAULT VALUES;--> statement-breakpoint
INSERT INTO "environments" ("key", "name", "position") VALUES ('production', 'Production', 1), ('staging', 'Staging', 2), ('development', 'Development', 3);

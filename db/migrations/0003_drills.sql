CREATE TABLE "drills" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "drills_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"flag_id" integer NOT NULL,
	"environment_id" integer NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" integer,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"budget_ms" integer NOT NULL,
	"kill_entry_id" bigint,
	"layers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"p50_ms" integer,
	"p95_ms" integer,
	"max_ms" integer,
	"fault" text DEFAULT '' NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "drills_kind" CHECK ("drills"."kind" in ('twin', 'real')),
	CONSTRAINT "drills_state" CHECK ("drills"."state" in ('running', 'passed', 'failed')),
	CONSTRAINT "drills_finished" CHECK (("drills"."state" = 'running') = ("drills"."finished_at" is null)),
	CONSTRAINT "drills_certificate" CHECK (("drills"."state" = 'passed') = ("drills"."expires_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "twin_of" integer;--> statement-breakpoint
ALTER TABLE "drills" ADD CONSTRAINT "drills_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drills" ADD CONSTRAINT "drills_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drills_of_flag" ON "drills" USING btree ("flag_id","environment_id","id");--> statement-breakpoint
CREATE INDEX "drills_of_environment" ON "drills" USING btree ("environment_id","id");--> statement-breakpoint
CREATE INDEX "drills_running" ON "drills" USING btree ("started_at") WHERE "drills"."state" = 'running';--> statement-breakpoint
CREATE UNIQUE INDEX "flags_twin_unique" ON "flags" USING btree ("twin_of");
CREATE TABLE "schedules" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "schedules_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"flag_id" integer NOT NULL,
	"environment_id" integer NOT NULL,
	"enabled" boolean,
	"rollout_percentage" numeric(6, 3),
	"wall_time" text NOT NULL,
	"time_zone" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"outcome" text DEFAULT '' NOT NULL,
	"change_id" uuid,
	"actor_type" text NOT NULL,
	"actor_id" integer,
	"made_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "schedules_percentage" CHECK ("schedules"."rollout_percentage" between 0 and 100),
	CONSTRAINT "schedules_something" CHECK ("schedules"."enabled" is not null or "schedules"."rollout_percentage" is not null),
	CONSTRAINT "schedules_state" CHECK ("schedules"."state" in ('pending', 'done', 'failed', 'cancelled')),
	CONSTRAINT "schedules_settled" CHECK (("schedules"."state" = 'pending') = ("schedules"."settled_at" is null))
);
--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "schedules_due" ON "schedules" USING btree ("due_at","id") WHERE "schedules"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "schedules_of_flag" ON "schedules" USING btree ("flag_id","environment_id","id");
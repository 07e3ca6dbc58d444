CREATE TABLE "rollout_plans" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rollout_plans_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"flag_id" integer NOT NULL,
	"environment_id" integer NOT NULL,
	"state" text NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"stages" jsonb NOT NULL,
	"stage" integer,
	"first_stage" integer NOT NULL,
	"start_at" timestamp with time zone,
	"starts_after_approval" boolean NOT NULL,
	"time_zone" text NOT NULL,
	"working_days" integer[] NOT NULL,
	"pattern" text NOT NULL,
	"on_unhealthy" text NOT NULL,
	"monitoring_url" text DEFAULT '' NOT NULL,
	"dashboard_url" text DEFAULT '' NOT NULL,
	"monitoring_at" timestamp with time zone,
	"monitoring_answers" boolean,
	"monitoring_said" text DEFAULT '' NOT NULL,
	"started_by_type" text NOT NULL,
	"started_by_id" integer,
	"approved_by_id" integer,
	"approved_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"entered_at" timestamp with time zone,
	"counted_from" timestamp with time zone,
	"watched_from" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"since" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"next_look_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rollout_plans_state" CHECK ("rollout_plans"."state" in ('waiting', 'running', 'paused', 'completed', 'cancelled')),
	CONSTRAINT "rollout_plans_choices" CHECK ("rollout_plans"."pattern" in ('even', 'weekly') and "rollout_plans"."on_unhealthy" in ('pause', 'kill')),
	CONSTRAINT "rollout_plans_stage" CHECK (("rollout_plans"."stage" is null) = ("rollout_plans"."counted_from" is null) and "rollout_plans"."stage" between 0 and jsonb_array_length("rollout_plans"."stages") - 1
        and "rollout_plans"."first_stage" between 0 and jsonb_array_length("rollout_plans"."stages") - 1
        and ("rollout_plans"."state" <> 'running' or "rollout_plans"."stage" is not null) and ("rollout_plans"."state" <> 'waiting' or "rollout_plans"."stage" is null)),
	CONSTRAINT "rollout_plans_paused" CHECK (("rollout_plans"."state" = 'paused') = ("rollout_plans"."paused_at" is not null)),
	CONSTRAINT "rollout_plans_ended" CHECK (("rollout_plans"."state" in ('completed', 'cancelled')) = ("rollout_plans"."ended_at" is not null)),
	CONSTRAINT "rollout_plans_approval" CHECK (("rollout_plans"."approved_at" is null) = ("rollout_plans"."approved_by_id" is null))
);
--> statement-breakpoint
CREATE TABLE "signals" (
	"environment_id" integer NOT NULL,
	"flag_id" integer NOT NULL,
	"name" text NOT NULL,
	"healthy" boolean NOT NULL,
	"value" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "signals_environment_id_flag_id_name_pk" PRIMARY KEY("environment_id","flag_id","name"),
	CONSTRAINT "signals_bounds" CHECK (length("signals"."name") between 1 and 100 and length("signals"."value") <= 200)
);
--> statement-breakpoint
ALTER TABLE "rollout_plans" ADD CONSTRAINT "rollout_plans_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_plans" ADD CONSTRAINT "rollout_plans_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rollout_plans_one_active" ON "rollout_plans" USING btree ("flag_id","environment_id") WHERE "rollout_plans"."state" in ('waiting', 'running', 'paused');--> statement-breakpoint
CREATE INDEX "rollout_plans_due" ON "rollout_plans" USING btree ("next_look_at") WHERE "rollout_plans"."state" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "rollout_plans_of_environment" ON "rollout_plans" USING btree ("environment_id","id");--> statement-breakpoint
CREATE INDEX "signals_at" ON "signals" USING btree ("at");